package news.copydesk.reprocess;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.ingest.Pace;
import news.copydesk.sink.StoredArticle;
import news.copydesk.sink.WriterScan;
import news.copydesk.sink.WrittenBy;

/**
 * Sends the chosen articles to the stream again, batch by batch: the next one when the stream has
 * only one of ours left to finish and is not behind with live articles; it is read from the
 * database meanwhile. With one at a time the stream would stand still from its last article to the
 * commit, which comes every half second. For one thread, but for {@link Pace#stop}.
 */
final class Reprocessing {

  private static final int PAGE = 200;

  private static final int AT_ONCE = 2;

  private static final Duration LOOK = Duration.ofMillis(50);

  private final WriterScan database;
  private final WrittenBy writer;
  private final Predicate<EnrichedArticle> concerned;
  private final ArticleFeeder feeder;
  private final StreamProgress stream;
  private final ReprocessOptions options;
  private final Pace pace;
  private final ReprocessListener listener;
  private final Window window;
  private final List<StoredArticle> batch = new ArrayList<>();
  private long text;
  private long begun;
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private long sent;
  private long unconcerned;
  private long withoutBody;
  private long refused;

  Reprocessing(
      WriterScan database,
      WrittenBy writer,
      Predicate<EnrichedArticle> concerned,
      ArticleFeeder feeder,
      StreamProgress stream,
      ReprocessOptions options,
      Pace pace,
      ReprocessListener listener) {
    this.database = database;
    this.writer = writer;
    this.concerned = concerned;
    this.feeder = feeder;
    this.stream = stream;
    this.options = options;
    this.pace = pace;
    this.listener = listener;
    this.window = new Window(options.maxWindow() / AT_ONCE, options.target());
  }

  /**
   * Goes on where the job stands, to its end or until stopped.
   *
   * @throws ReprocessException when the first articles do not come back from a newer version
   */
  Reprocessed run() throws InterruptedException {
    long cursor = feeder.cursor();
    // What comes later is written by whatever version is in service now.
    long last = database.lastKey();
    listener.expect(database.count(writer, cursor, last));
    boolean going = true;
    while (going) {
      List<StoredArticle> page = database.page(writer, cursor, last, PAGE);
      for (StoredArticle each : page) {
        cursor = each.key();
        going = going && take(each);
      }
      if (page.isEmpty()) {
        going = going && send(cursor) && settled(0);
        if (going) {
          feeder.forget();
        }
        return result(going);
      }
    }
    return result(false);
  }

  private Reprocessed result(boolean finished) {
    return new Reprocessed(sent, unconcerned, withoutBody, refused, finished);
  }

  private boolean take(StoredArticle each) throws InterruptedException {
    if (each.article().getBody() == null) {
      withoutBody++;
    } else if (!concerned.test(each.article())) {
      unconcerned++;
    } else {
      return add(each);
    }
    listener.advanced(1, 0);
    return !pace.isStopped();
  }

  /** Adds one to the batch, and sends what is enough; false when stopped. */
  private boolean add(StoredArticle each) throws InterruptedException {
    if (!pace.await()) {
      return false;
    }
    if (batch.isEmpty()) {
      begun = System.nanoTime();
    }
    batch.add(each);
    text += each.article().getBody().length();
    // At a low rate a batch comes together slowly, and all at once it would be none.
    boolean late = System.nanoTime() - begun >= options.target().toNanos();
    boolean enough = batch.size() >= window.size() || text >= options.maxText() || late;
    return !enough || send(each.key());
  }

  /**
   * A batch that the stream works on.
   *
   * @param articles how many
   * @param start when it was sent, in nanoseconds
   * @param next the offset behind its last article, by partition
   */
  private record UnderWay(int articles, long start, Map<Integer, Long> next) {}

  /** Sends the batch once the one before the last is finished; false when stopped. */
  private boolean send(long cursor) throws InterruptedException {
    if (batch.isEmpty()) {
      return !pace.isStopped();
    }
    if (!settled(AT_ONCE - 1) || !spare()) {
      return false;
    }
    boolean first = sent == 0;
    long from = batch.get(0).key() - 1;
    long stale = first ? database.count(writer, from, cursor) : 0;
    long start = System.nanoTime();
    ArticleFeeder.Fed fed = feeder.feed(batch, cursor);
    fed.tooLarge().forEach(this::tooLarge);
    sent += batch.size() - fed.tooLarge().size();
    listener.advanced(batch.size(), batch.size() - fed.tooLarge().size());
    underWay.add(new UnderWay(batch.size(), start, fed.next()));
    batch.clear();
    text = 0;
    return !first || (settled(0) && (fed.next().isEmpty() || cameBack(from, cursor, stale)));
  }

  /** Waits until no more than so many batches are under way; false when stopped. */
  private boolean settled(int left) throws InterruptedException {
    while (underWay.size() > left) {
      UnderWay oldest = underWay.getFirst();
      if (stream.hasPassed(oldest.next())) {
        window.took(oldest.articles(), Duration.ofNanos(System.nanoTime() - oldest.start()));
        underWay.removeFirst();
      } else if (!pace.pause(LOOK)) {
        return false;
      }
    }
    return true;
  }

  private void tooLarge(String id) {
    refused++;
    listener.refused(
        id, "the topic of articles does not take so large a record; raise its max.message.bytes");
  }

  /** Waits until the stream has little to do beside what is ours; false when stopped. */
  private boolean spare() throws InterruptedException {
    Map<Integer, Long> ours = new HashMap<>();
    // The end of a transaction takes an offset too.
    underWay.forEach(each -> each.next().forEach((p, next) -> ours.merge(p, next + 1, Math::max)));
    long lag = stream.lagBehind(ours);
    if (lag > options.maxLag()) {
      listener.waiting(lag);
    }
    while (lag > options.maxLag()) {
      if (!pace.pause(LOOK)) {
        return false;
      }
      lag = stream.lagBehind(ours);
    }
    return true;
  }

  /**
   * Were they written by the same version again, or not at all, everything that follows would be
   * work for nothing.
   */
  private boolean cameBack(long from, long upTo, long stale) throws InterruptedException {
    long end = System.nanoTime() + options.patience().toNanos();
    while (database.count(writer, from, upTo) >= stale) {
      if (System.nanoTime() > end) {
        throw new ReprocessException(
            ("none of the first %d articles came back into the database from another version than"
                    + " %s within %s: see that a newer version of %s is in service and that the"
                    + " sink runs, then start again; it goes on behind them")
                .formatted(
                    sent,
                    String.join(", ", writer.versions()),
                    options.patience(),
                    writer.model()));
      }
      if (!pace.pause(LOOK)) {
        return false;
      }
    }
    return true;
  }
}
