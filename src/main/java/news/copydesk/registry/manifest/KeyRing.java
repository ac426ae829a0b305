package news.copydesk.registry.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.copydesk.registry.RegistryException;

/**
 * The keys that vouch for models. The first signs; all of them verify, so that a key can be
 * replaced: put the new one first, and keep the old one until nothing that counts is signed by it.
 *
 * @param keys with ids of their own
 */
public record KeyRing(List<SigningKey> keys) {

  /** Copies the list and checks the ids. */
  public KeyRing {
    keys = List.copyOf(keys);
    Set<String> ids = new HashSet<>();
    for (SigningKey key : keys) {
      if (!ids.add(key.id())) {
        throw new RegistryException("two keys have the id %s; rename one".formatted(key.id()));
      }
    }
  }

  /** No key at all. */
  public static KeyRing empty() {
    return new KeyRing(List.of());
  }

  /**
   * Reads keys with commas or line ends between them; lines that begin with # are comments.
   *
   * @throws RegistryException if one is no key; the message shows no secret
   */
  public static KeyRing parse(String text) {
    List<SigningKey> keys = new ArrayList<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .forEach(part -> keys.add(SigningKey.parse(part)));
    return new KeyRing(keys);
  }

  /**
   * Reads a key file.
   *
   * @throws RegistryException if it cannot be read, or holds something else
   */
  public static KeyRing read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new RegistryException(
          "the keys in %s cannot be read (%s); name another file with models.key-file"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    } catch (RegistryException e) {
      throw new RegistryException("key file %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Writes a key file that only its owner may read.
   *
   * @throws RegistryException if it cannot be written, or is there already
   */
  public void write(Path file) {
    try {
      Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
      boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
      FileAttribute<?>[] ownerOnly =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      StringBuilder text =
          new StringBuilder(
              "# Copydesk's keys for models. A secret: the first signs, all verify.\n");
      keys.forEach(key -> text.append(key.secretText()).append('\n'));
      // Created with its permissions, and only then filled: nobody else reads it in between.
      Files.createFile(file, ownerOnly);
      Files.writeString(file, text, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new RegistryException(
          "the key file %s cannot be written (%s); name another with models.key-file"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  /** The key that signs. */
  Optional<SigningKey> signing() {
    return keys.stream().findFirst();
  }

  Optional<SigningKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }
}
