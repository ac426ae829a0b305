package news.copydesk.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import news.copydesk.ingest.ArticleLine.Rest;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles in IPTC's ninjs, versions 1 to 3: objects one after the other, or arrays of them.
 * Numbers count the items from 1. Broken JSON ends the reading with a bad line. Not thread-safe.
 *
 * @see <a href="https://iptc.org/standards/ninjs/">ninjs</a>
 */
public final class NinjsReader implements ArticleSource {

  private final String file;
  private final MappingIterator<JsonNode> roots;
  private final Deque<JsonNode> items = new ArrayDeque<>();
  private final NinjsItem item = new NinjsItem();
  private @Nullable ArticleLine next;
  private boolean ended;
  private long number;

  private NinjsReader(String file, MappingIterator<JsonNode> roots) {
    this.file = file;
    this.roots = roots;
  }

  /**
   * Reads a stream, which is closed with the reader.
   *
   * @param name what messages call it
   */
  public static NinjsReader of(String name, InputStream in) throws IOException {
    MappingIterator<JsonNode> roots =
        JsonMapper.builder()
            .build()
            .readerFor(JsonNode.class)
            .readValues(ArticleReader.unzipped(in));
    return new NinjsReader(name, roots);
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = read();
      ended |= next == null;
    }
    return next != null;
  }

  @Override
  public ArticleLine next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    ArticleLine line = next;
    next = null;
    return line;
  }

  private @Nullable ArticleLine read() {
    try {
      while (items.isEmpty()) {
        if (!roots.hasNextValue()) {
          return null;
        }
        JsonNode root = roots.nextValue();
        if (root.isArray()) {
          root.forEach(items::add);
        } else {
          items.add(root);
        }
      }
      number++;
      return new ArticleLine.Good(file, number, item.article(items.removeFirst()));
    } catch (BadArticleException e) {
      return new ArticleLine.Bad(file, number, e.reason());
    } catch (JsonProcessingException e) {
      return broken("not JSON at line " + e.getLocation().getLineNr());
    } catch (IOException e) {
      return broken("cannot be read (" + e.getMessage() + ")");
    }
  }

  private ArticleLine broken(String why) {
    ended = true;
    return new ArticleLine.Bad(
        file, number + 1, "item " + why + "; mend the file, the rest waits", Rest.UNREADABLE);
  }

  @Override
  public void close() throws IOException {
    roots.close();
  }
}
