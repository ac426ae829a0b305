package news.copydesk.annotation.corenlp.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import news.copydesk.annotation.compiled.CompiledModel;

/**
 * What tells one compiler from another: a checksum over the classes that write a model's file, and
 * over those that read it, which say what is where. Whatever of them changes, and whether or not
 * anybody counts the format's version up, nothing that another compiler has written is taken for
 * this one's.
 */
final class CompilerFingerprint {

  private CompilerFingerprint() {}

  /** Of the compiler that is running. */
  static int ofThis() {
    CRC32C sum = new CRC32C();
    for (Class<?> type : List.of(CompilerFingerprint.class, CompiledModel.class)) {
      addPackageOf(type, sum);
    }
    return (int) sum.getValue();
  }

  private static void addPackageOf(Class<?> type, CRC32C sum) {
    URL own =
        Objects.requireNonNull(
            type.getResource(type.getSimpleName() + ".class"), "a class has a file");
    try {
      URI file = own.toURI();
      if (!"jar".equals(file.getScheme())) {
        addDirectory(Path.of(file).resolveSibling(""), sum);
        return;
      }
      try (FileSystem jar = FileSystems.newFileSystem(archive(file), Map.of())) {
        String entry = file.toString().substring(file.toString().lastIndexOf('!') + 1);
        addDirectory(jar.getPath(entry).resolveSibling(""), sum);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the compiler's own classes cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class has an address", e);
    }
  }

  /** A file system of its own: one that others opened by its address is not ours to close. */
  private static Path archive(URI classInJar) {
    String text = classInJar.getRawSchemeSpecificPart();
    return Path.of(URI.create(text.substring(0, text.lastIndexOf('!'))));
  }

  private static void addDirectory(Path directory, CRC32C sum) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
        sum.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        sum.update(Files.readAllBytes(file));
      }
    }
  }
}
