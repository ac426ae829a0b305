package news.copydesk.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.article.Article;

/**
 * Where articles go in tests: it remembers their ids, and how many they were each time they were
 * settled.
 */
public final class SentIds implements ArticleTarget {

  private final List<String> sent;
  private final boolean arrives;
  private final Runnable afterEach;
  private final List<Integer> settled = new ArrayList<>();

  /**
   * @param sent is added to
   * @param arrives whether what was sent arrives
   */
  public SentIds(List<String> sent, boolean arrives) {
    this(sent, arrives, () -> {});
  }

  /**
   * @param afterEach is run after each article
   */
  SentIds(List<String> sent, boolean arrives, Runnable afterEach) {
    this.sent = sent;
    this.arrives = arrives;
    this.afterEach = afterEach;
  }

  /** How many had been sent each time. */
  List<Integer> settled() {
    return settled;
  }

  @Override
  public void send(Article article) {
    sent.add(article.getId());
    afterEach.run();
  }

  @Override
  public boolean settle(ProduceState state) throws IOException {
    settled.add(sent.size());
    if (arrives) {
      state.save();
    }
    return arrives;
  }
}
