package news.copydesk.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import news.copydesk.article.Article;
import news.copydesk.ingest.feed.FeedMemory;

/**
 * Carries articles from sources to a target: at a pace, under the chosen key, past what was sent
 * before, and settling with the target at least every second while there is something to settle.
 * For one thread.
 */
public final class Intake {

  private static final int CHECKPOINT = 500;
  private static final Duration LONGEST_UNSETTLED = Duration.ofSeconds(1);

  private final ArticleTarget target;
  private final ArticleKey key;
  private final Pace pace;
  private final ProduceState state;
  private final Progress progress;
  private final LongSupplier nanoTime;
  private final WordlessArticles wordless = new WordlessArticles();
  private long good;
  private long bad;
  private int unsettled;
  private long unsettledSince;

  /** Nothing is closed here. */
  public Intake(
      ArticleTarget target, ArticleKey key, Pace pace, ProduceState state, Progress progress) {
    this(target, key, pace, state, progress, System::nanoTime);
  }

  /**
   * @param nanoTime the clock, in nanoseconds
   */
  Intake(
      ArticleTarget target,
      ArticleKey key,
      Pace pace,
      ProduceState state,
      Progress progress,
      LongSupplier nanoTime) {
    this.target = target;
    this.key = key;
    this.pace = pace;
    this.state = state;
    this.progress = progress;
    this.nanoTime = nanoTime;
  }

  /**
   * Carries a file's articles, from the line after the last one that was sent.
   *
   * @param name under which its progress is kept
   */
  public void carry(String name, ArticleSource source) throws IOException, InterruptedException {
    long from = state.lines(name);
    long reached = from;
    long last = 0;
    while (!pace.isStopped() && source.hasNext()) {
      ArticleLine line = source.next();
      last = line.number();
      if (line.number() <= from) {
        continue;
      }
      if (due()) {
        settle(name, reached);
      }
      if (!take(line)) {
        break;
      }
      reached = line.number();
    }
    settle(name, reached);
    if (last < from && !pace.isStopped()) {
      refuse(
          "%s ends at line %d, and %d were sent of it before: if it is another file now, give it another name"
              .formatted(name, last, from));
    }
  }

  /**
   * Carries those of a feed's articles that were not sent before.
   *
   * @return whether all of them have arrived
   */
  public boolean carry(String address, Iterable<ArticleLine> entries, FeedMemory memory)
      throws IOException, InterruptedException {
    boolean arrived = true;
    for (ArticleLine entry : entries) {
      // Before it gets another one under --key.
      Optional<String> id = id(entry);
      if (id.filter(memory::knows).isPresent()) {
        continue;
      }
      if (due()) {
        arrived &= settle();
      }
      if (!take(entry)) {
        break;
      }
      id.ifPresent(memory::sent);
    }
    return (arrived & settle()) && !pace.isStopped();
  }

  /** Returns false when the line was not taken: stopped before, or it cannot be read to its end. */
  private boolean take(ArticleLine line) throws InterruptedException {
    if (line instanceof ArticleLine.Bad broken) {
      say(broken);
      return broken.rest() == ArticleLine.Rest.READABLE;
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
      if (unsettled++ == 0) {
        unsettledSince = nanoTime.getAsLong();
      }
      wordless.remark(article).ifPresent(progress::say);
      target.send(keyed.get());
      good++;
    }
    return true;
  }

  private static Optional<String> id(ArticleLine line) {
    return line instanceof ArticleLine.Good good
        ? Optional.of(good.article().getId())
        : Optional.empty();
  }

  /** Something could not be read at all, and is one bad line. */
  public void refuse(String why) {
    bad++;
    progress.say(why);
  }

  private void say(ArticleLine.Bad broken) {
    refuse(broken.message());
  }

  /** Not while there is nothing; before there is too much, it gets old, or a wait begins. */
  private boolean due() {
    return unsettled > 0
        && (unsettled >= CHECKPOINT
            || target.full()
            || pace.willWait()
            || nanoTime.getAsLong() - unsettledSince > LONGEST_UNSETTLED.toNanos());
  }

  private void settle(String name, long reached) throws IOException {
    long before = state.lines(name);
    state.reached(name, reached);
    if (!settle()) {
      state.reached(name, before);
    }
  }

  private boolean settle() throws IOException {
    unsettled = 0;
    return target.settle(state);
  }

  /** What was carried so far. */
  public ArticleFeed.Counts counts() {
    return new ArticleFeed.Counts(good, bad);
  }
}
