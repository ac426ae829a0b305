package news.copydesk.article.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Turns key files into what the HTTP client needs. */
final class TlsContext {
  private TlsContext() {}

  /**
   * Empty where the JVM's defaults serve; IllegalArgumentException for a file that cannot be used.
   */
  static Optional<SSLContext> of(RegistryTls tls) {
    if (tls.trustStore().isEmpty() && tls.keyStore().isEmpty()) {
      return Optional.empty();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      // Null stands for the JVM's own, in SSLContext.init.
      context.init(
          tls.keyStore().map(TlsContext::keys).orElse(null),
          tls.trustStore().map(TlsContext::trust).orElse(null),
          null);
      return Optional.of(context);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("registry TLS: " + e.getMessage(), e);
    }
  }

  private static KeyManager @Nullable [] keys(RegistryTls.KeyFile file) {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(load(file), file.password().toCharArray());
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("registry key store", file, e);
    }
  }

  private static TrustManager @Nullable [] trust(RegistryTls.KeyFile file) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(load(file));
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("registry trust store", file, e);
    }
  }

  private static KeyStore load(RegistryTls.KeyFile file)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(file.type());
    try (InputStream in = Files.newInputStream(file.path())) {
      store.load(in, file.password().toCharArray());
    }
    return store;
  }

  private static IllegalArgumentException unusable(
      String what, RegistryTls.KeyFile file, Exception cause) {
    return new IllegalArgumentException(
        "%s %s (%s) cannot be used: %s; check its path, type and password"
            .formatted(what, file.path(), file.type(), cause),
        cause);
  }
}
