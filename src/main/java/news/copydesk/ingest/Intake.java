package news.copydesk.ingest;

import java.io.IOException;
import java.util.Optional;
import news.copydesk.article.Article;
import news.copydesk.ingest.feed.FeedMemory;

/**
 * Carries articles from sources to a target: at a pace, under the chosen key, past what was sent
 * before, and writing down from time to time how far it came. What is written down has arrived.
 * After a kill at most {@value #CHECKPOINT} articles are sent again. For one thread.
 */
public final class Intake {

  private static final int CHECKPOINT = 500;

  private final ArticleTarget target;
  private final ArticleKey key;
  private final Pace pace;
  private final ProduceState state;
  private final Progress progress;
  private long good;
  private long bad;

  /** Nothing is closed here. */
  public Intake(
      ArticleTarget target, ArticleKey key, Pace pace, ProduceState state, Progress progress) {
    this.target = target;
    this.key = key;
    this.pace = pace;
    this.state = state;
    this.progress = progress;
  }

  /**
   * Carries a file's articles, from the line after the last one that was sent.
   *
   * @param name under which its progress is kept
   */
  public void carry(String name, ArticleSource source) throws IOException, InterruptedException {
    long from = state.lines(name);
    long reached = from;
    long since = 0;
    while (!pace.isStopped() && source.hasNext()) {
      ArticleLine line = source.next();
      if (line.number() <= from) {
        continue;
      }
      if (!take(line)) {
        break;
      }
      reached = line.number();
      if (++since % CHECKPOINT == 0) {
        checkpoint(name, reached);
      }
    }
    checkpoint(name, reached);
  }

  /**
   * Carries those of a feed's articles that were not sent before.
   *
   * @return whether all of them have arrived
   */
  public boolean carry(String address, Iterable<Article> articles, FeedMemory memory)
      throws IOException, InterruptedException {
    long number = 0;
    for (Article article : articles) {
      number++;
      String id = article.getId();
      if (memory.knows(id)) {
        continue;
      }
      if (!take(new ArticleLine.Good(address, number, article))) {
        break;
      }
      memory.sent(id);
    }
    boolean arrived = target.settle();
    if (arrived) {
      state.save();
    }
    return arrived && !pace.isStopped();
  }

  /** Returns false when stopped before the line was taken. */
  private boolean take(ArticleLine line) throws InterruptedException {
    if (line instanceof ArticleLine.Bad broken) {
      say(broken);
      return true;
    }
    if (line instanceof ArticleLine.Good article) {
      Optional<Article> keyed = key.apply(article.article());
      if (keyed.isEmpty()) {
        say(new ArticleLine.Bad(line.file(), line.number(), key.missing()));
        return true;
      }
      if (!pace.await()) {
        return false;
      }
      target.send(keyed.get());
      good++;
    }
    return true;
  }

  private void say(ArticleLine.Bad broken) {
    bad++;
    progress.say(broken.message());
  }

  private void checkpoint(String name, long reached) throws IOException {
    if (target.settle()) {
      state.reached(name, reached);
      state.save();
    }
  }

  /** What was carried so far. */
  public ArticleFeed.Counts counts() {
    return new ArticleFeed.Counts(good, bad);
  }
}
