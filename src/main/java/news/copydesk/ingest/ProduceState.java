package news.copydesk.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import news.copydesk.ingest.feed.FeedClient.Validators;
import news.copydesk.ingest.feed.FeedMemory;

/**
 * How far producing has come: per file the number of the last line that the brokers have, per feed
 * what was sent. Kept in a small JSON file, which is replaced as a whole. Not thread-safe.
 *
 * <p>What is sent in transactions is written down in two steps: {@link #prepare} writes a draft
 * beside the file, under a number that the transaction commits too, and {@link #keep} puts it in
 * the file's place. Whoever finds a draft asks the brokers for the number, and knows.
 */
public final class ProduceState {

  private final Optional<StateFile> file;
  private final Optional<StateFile> origin;
  private final Map<String, Long> lines = new TreeMap<>();
  private final Map<String, FeedMemory> feeds = new TreeMap<>();
  private String id = UUID.randomUUID().toString();
  private long number;

  /**
   * @param file where it is kept
   * @param origin where it came from
   */
  private ProduceState(Optional<StateFile> file, Optional<StateFile> origin) {
    this.file = file;
    this.origin = origin;
  }

  /** Forgets everything with the process. */
  public static ProduceState inMemory() {
    return new ProduceState(Optional.empty(), Optional.empty());
  }

  /**
   * Reads what was kept, if anything was.
   *
   * @throws IOException when the file cannot be read; the message says what to do
   */
  public static ProduceState of(Path path) throws IOException {
    StateFile file = new StateFile(path);
    ProduceState state = new ProduceState(Optional.of(file), Optional.of(file));
    Optional<JsonNode> kept = file.kept();
    if (kept.isPresent()) {
      state.read(kept.get());
    }
    return state;
  }

  /** The same, but nothing is kept of what becomes of it. Its feeds are the same ones. */
  public ProduceState detached() {
    ProduceState copy = new ProduceState(Optional.empty(), file);
    copy.lines.putAll(lines);
    copy.feeds.putAll(feeds);
    return copy;
  }

  private void read(JsonNode root) {
    id = root.path("id").asText(id);
    number = root.path("number").asLong(0);
    lines.clear();
    feeds.clear();
    for (Map.Entry<String, JsonNode> line : root.path("lines").properties()) {
      lines.put(line.getKey(), line.getValue().asLong());
    }
    for (Map.Entry<String, JsonNode> feed : root.path("feeds").properties()) {
      List<String> ids = new ArrayList<>();
      feed.getValue().path("ids").forEach(each -> ids.add(each.asText()));
      Validators validators =
          new Validators(
              feed.getValue().path("etag").asText(""),
              feed.getValue().path("lastModified").asText(""));
      feeds.put(feed.getKey(), new FeedMemory(validators, ids));
    }
  }

  /** What tells this state from all others; the same as long as the file is there. */
  public String id() {
    return id;
  }

  /** Of the last transaction that was prepared, 0 before the first. */
  public long number() {
    return number;
  }

  /** The last line of a file that was sent, 0 before the first. */
  public long lines(String name) {
    return lines.getOrDefault(name, 0L);
  }

  /** All lines of a file up to this one were sent. */
  public void reached(String name, long line) {
    lines.put(name, line);
  }

  /** Whether a file is where this is kept, and so nothing to be sent. */
  public boolean isKeptIn(Path other) {
    return origin.filter(own -> own.owns(other)).isPresent();
  }

  /** What is known of a feed. */
  public FeedMemory feed(String address) {
    return feeds.computeIfAbsent(address, unknown -> FeedMemory.empty());
  }

  /** Puts the file in place of the one before, in one step. */
  public void save() throws IOException {
    if (file.isPresent()) {
      file.get().keep(json());
    }
  }

  /** Writes the draft of what holds once the transaction of the next number is committed. */
  public void prepare() throws IOException {
    number++;
    if (file.isPresent()) {
      file.get().prepare(json());
    }
  }

  /** The transaction was committed: what was prepared holds. */
  public void keep() throws IOException {
    if (file.isPresent()) {
      file.get().adopt();
    }
  }

  /**
   * Decides what a killed process left open; to be called when its transaction is over.
   *
   * @param committed the number of the last transaction that the brokers know of, 0 for none
   */
  public void settle(long committed) throws IOException {
    if (file.isEmpty()) {
      return;
    }
    Optional<JsonNode> draft = file.get().draft();
    // A draft beside no file is that of one that was deleted, to begin anew.
    if (draft.isPresent()
        && draft.get().path("id").asText("").equals(id)
        && draft.get().path("number").asLong(-1) == committed) {
      file.get().adopt();
      read(draft.get());
    } else {
      file.get().discard();
      save();
    }
  }

  private JsonNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("id", id).put("number", number);
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
    return root;
  }
}
