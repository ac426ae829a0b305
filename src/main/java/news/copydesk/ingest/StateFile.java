package news.copydesk.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON that is replaced as a whole, and the draft of the next one beside it ({@code
 * NAME.next}). Either is complete or not there, also after a kill. Not thread-safe.
 */
final class StateFile {

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Path file;
  private final Path draft;

  StateFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
    this.draft = this.file.resolveSibling(this.file.getFileName() + ".next");
  }

  /** Whether a file is this one or one of its drafts. */
  boolean owns(Path other) {
    Path absolute = other.toAbsolutePath().normalize();
    String name = String.valueOf(file.getFileName());
    String others = String.valueOf(absolute.getFileName());
    return Objects.equals(absolute.getParent(), file.getParent())
        && (others.equals(name) || others.startsWith(name + "."));
  }

  /** What the file holds; empty when there is none. */
  Optional<JsonNode> kept() throws IOException {
    return read(file);
  }

  /** What the draft holds; empty when there is none. */
  Optional<JsonNode> draft() throws IOException {
    return read(draft);
  }

  private Optional<JsonNode> read(Path path) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      JsonNode root = mapper.readTree(Files.readAllBytes(path));
      if (root.isObject()) {
        return Optional.of(root);
      }
    } catch (JsonProcessingException e) {
      throw none(path, e);
    }
    throw none(path, null);
  }

  private static IOException none(Path path, @Nullable Exception cause) {
    return new IOException(
        "%s is no state that produce wrote; name another file, or delete it to begin anew"
            .formatted(path),
        cause);
  }

  /** Replaces the file. */
  void keep(JsonNode root) throws IOException {
    write(root, file);
  }

  /** Replaces the draft. */
  void prepare(JsonNode root) throws IOException {
    write(root, draft);
  }

  /** The draft becomes the file. */
  void adopt() throws IOException {
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** There is no draft. */
  void discard() throws IOException {
    Files.deleteIfExists(draft);
  }

  private void write(JsonNode root, Path target) throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(mapper.writeValueAsBytes(root));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
