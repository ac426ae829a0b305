package news.copydesk.article.registry;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Key material for https URLs: whom to trust beyond the JVM's own list, and with which certificate
 * to answer a registry that asks for one.
 */
public record RegistryTls(Optional<KeyFile> trustStore, Optional<KeyFile> keyStore) {

  /** The JVM's own trust and no client certificate. */
  public static RegistryTls jvmDefaults() {
    return new RegistryTls(Optional.empty(), Optional.empty());
  }

  /** A key store file, with the type as Java names it: PKCS12 or JKS. */
  public record KeyFile(Path path, String password, String type) {
    /** Throws IllegalArgumentException for a blank type. */
    public KeyFile {
      if (type.isBlank()) {
        throw new IllegalArgumentException("registry key store type: must be PKCS12 or JKS");
      }
    }

    @Override
    public String toString() {
      return "KeyFile[path=" + path + ", password=***, type=" + type + "]";
    }
  }
}
