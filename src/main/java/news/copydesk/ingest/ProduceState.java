package news.copydesk.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import news.copydesk.ingest.feed.FeedClient.Validators;
import news.copydesk.ingest.feed.FeedMemory;

/**
 * How far producing has come: per file the number of the last line that the brokers have, per feed
 * what was sent. Kept in a small JSON file, which is replaced as a whole. Not thread-safe.
 */
public final class ProduceState {

  private final Optional<Path> file;
  private final Map<String, Long> lines = new TreeMap<>();
  private final Map<String, FeedMemory> feeds = new TreeMap<>();

  private ProduceState(Optional<Path> file) {
    this.file = file;
  }

  /** Forgets everything with the process. */
  public static ProduceState inMemory() {
    return new ProduceState(Optional.empty());
  }

  /**
   * Reads what was kept, if anything was.
   *
   * @throws IOException when the file cannot be read; the message says what to do
   */
  public static ProduceState of(Path file) throws IOException {
    ProduceState state = new ProduceState(Optional.of(file));
    if (Files.exists(file)) {
      try {
        state.read(JsonMapper.builder().build().readTree(Files.readAllBytes(file)));
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new IOException(
            "%s is no state that produce wrote; name another file, or delete it to begin anew"
                .formatted(file),
            e);
      }
    }
    return state;
  }

  /** The same, but nothing is kept of what becomes of it. Its feeds are the same ones. */
  public ProduceState detached() {
    ProduceState copy = inMemory();
    copy.lines.putAll(lines);
    copy.feeds.putAll(feeds);
    return copy;
  }

  private void read(JsonNode root) {
    for (Map.Entry<String, JsonNode> line : root.path("lines").properties()) {
      lines.put(line.getKey(), line.getValue().asLong());
    }
    for (Map.Entry<String, JsonNode> feed : root.path("feeds").properties()) {
      List<String> ids = new ArrayList<>();
      feed.getValue().path("ids").forEach(id -> ids.add(id.asText()));
      Validators validators =
          new Validators(
              feed.getValue().path("etag").asText(""),
              feed.getValue().path("lastModified").asText(""));
      feeds.put(feed.getKey(), new FeedMemory(validators, ids));
    }
  }

  /** The last line of a file that was sent, 0 before the first. */
  public long lines(String name) {
    return lines.getOrDefault(name, 0L);
  }

  /** All lines of a file up to this one were sent. */
  public void reached(String name, long line) {
    lines.put(name, line);
  }

  /** What is known of a feed. */
  public FeedMemory feed(String address) {
    return feeds.computeIfAbsent(address, unknown -> FeedMemory.empty());
  }

  /** Puts the file in place of the one before, in one step. */
  public void save() throws IOException {
    if (file.isEmpty()) {
      return;
    }
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode lineNodes = root.putObject("lines");
    lines.forEach(lineNodes::put);
    ObjectNode feedNodes = root.putObject("feeds");
    feeds.forEach(
        (address, memory) -> {
          ObjectNode feed = feedNodes.putObject(address);
          feed.put("etag", memory.validators().etag());
          feed.put("lastModified", memory.validators().lastModified());
          memory.ids().forEach(feed.putArray("ids")::add);
        });
    Path target = file.get().toAbsolutePath();
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path draft = target.resolveSibling(target.getFileName() + ".new");
    Files.write(draft, JsonMapper.builder().build().writeValueAsBytes(root));
    Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
