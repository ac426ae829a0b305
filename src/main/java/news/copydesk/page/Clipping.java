package news.copydesk.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list: no more than it takes to know it again.
 *
 * @param title its headline; empty where it has none
 * @param url where it was published, if that is an address of the web
 * @param dated when it was published, else fetched, else enriched; ISO 8601
 */
public record Clipping(String id, String source, String title, @Nullable String url, String dated) {

  /** An article from elsewhere; its url becomes null where no reader should follow it. */
  public static Clipping of(
      String id, String source, String title, @Nullable String url, Instant dated) {
    return new Clipping(id, source, title, WebAddress.orNull(url), dated.toString());
  }
}
