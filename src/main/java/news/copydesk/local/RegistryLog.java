package news.copydesk.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps events in a file, one JSON object per line, so that ids survive a restart. Each is on the
 * disk before its caller hears of it. Not thread-safe; the file is locked against other processes.
 */
final class RegistryLog implements AutoCloseable {
  static final String FILE_NAME = "schemas.jsonl";

  private final Path file;
  private final FileChannel channel;
  private final ObjectMapper json = new ObjectMapper();

  private RegistryLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens or makes the file; throws IOException, naming it, when another process has it. */
  static RegistryLog in(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(FILE_NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new RegistryLog(file, channel);
      }
    } catch (OverlappingFileLockException e) {
      // the same answer for this process as for another
    }
    channel.close();
    throw new IOException(
        file + " is in use by another registry; stop it or choose another directory");
  }

  /**
   * Reads what is there. A last line without its end was cut by a crash and never acknowledged: it
   * goes.
   */
  List<RegistryEvent> replay() throws IOException {
    // Through the channel: closing any other one on this file would give the lock away (POSIX).
    ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    channel.position(0);
    while (content.hasRemaining() && channel.read(content) >= 0) {
      // A read may bring less than asked for.
    }
    byte[] bytes = Arrays.copyOf(content.array(), content.position());
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    List<RegistryEvent> events = new ArrayList<>();
    for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList()) {
      events.add(parse(line, events.size() + 1));
    }
    channel.truncate(end);
    channel.position(end);
    return events;
  }

  private RegistryEvent parse(String line, int number) throws IOException {
    try {
      return json.readValue(line, RegistryEvent.class);
    } catch (JsonProcessingException e) {
      throw new IOException(
          "%s, line %d, is no registry event: %s; repair the line, or move the file away to start empty"
              .formatted(file, number, e.getOriginalMessage()),
          e);
    }
  }

  void append(RegistryEvent event) {
    try {
      long start = channel.position();
      boolean written = false;
      try {
        ByteBuffer line =
            ByteBuffer.wrap(
                (json.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
          channel.write(line);
        }
        channel.force(false);
        written = true;
      } finally {
        if (!written) {
          channel.truncate(start); // half a line would swallow the next one
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
