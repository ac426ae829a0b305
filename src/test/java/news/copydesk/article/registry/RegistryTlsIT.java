package news.copydesk.article.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir static Path directory;
  private static SelfSigned serverKeys;
  private static SelfSigned clientKeys;

  private StubRegistry server = new StubRegistry();

  @BeforeAll
  static void makeKeys() throws Exception {
    serverKeys = SelfSigned.make(directory, "server");
    clientKeys = SelfSigned.make(directory, "client");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void trustsTheServerInItsTrustStore() throws Exception {
    start(false);
    RegistryTls tls = new RegistryTls(file(serverKeys.trust()), Optional.empty());

    assertThat(client(tls, new RegistryAuth.Basic("joe", "x")).subjects()).containsExactly("s");
    assertThat(server.credentials()).containsExactly("Basic am9lOng=");
  }

  @Test
  void refusesAServerThatItDoesNotTrust() throws Exception {
    start(false);

    assertThatThrownBy(() -> client(RegistryTls.jvmDefaults(), new RegistryAuth.None()).subjects())
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("unable to find valid certification path");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void showsItsOwnCertificateToAServerThatAsks() throws Exception {
    start(true);
    RegistryTls mutual = new RegistryTls(file(serverKeys.trust()), file(clientKeys.keys()));
    RegistryTls without = new RegistryTls(file(serverKeys.trust()), Optional.empty());

    assertThat(client(mutual, new RegistryAuth.None()).subjects()).containsExactly("s");
    assertThatThrownBy(() -> client(without, new RegistryAuth.None()).subjects())
        .isInstanceOf(RegistryUnavailableException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void refusesAStoreWithAnotherPassword() {
    RegistryTls.KeyFile wrong = new RegistryTls.KeyFile(serverKeys.trust(), "wrong", "PKCS12");

    assertThatThrownBy(
            () ->
                client(
                    new RegistryTls(Optional.of(wrong), Optional.empty()), new RegistryAuth.None()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("server-trust.p12", "check its path, type and password");
  }

  private void start(boolean asksForACertificate) throws Exception {
    HttpsServer https = HttpsServer.create(StubRegistry.anyPort(), 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(serverKeys.serverContext(clientKeys.trust())) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setNeedClientAuth(asksForACertificate);
            parameters.setSSLParameters(ssl);
          }
        });
    server.close();
    server = new StubRegistry(https).replies(200, "[\"s\"]");
  }

  private HttpSchemaRegistryClient client(RegistryTls tls, RegistryAuth auth) {
    return new HttpSchemaRegistryClient(
        new RegistryConfig(
            List.of(URI.create("https://127.0.0.1:" + server.port())),
            auth,
            tls,
            MINUTE,
            MINUTE,
            RegistryRetry.never()));
  }

  private static Optional<RegistryTls.KeyFile> file(Path path) {
    return Optional.of(new RegistryTls.KeyFile(path, SelfSigned.PASSWORD, "PKCS12"));
  }
}
