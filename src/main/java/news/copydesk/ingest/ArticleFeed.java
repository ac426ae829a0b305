package news.copydesk.ingest;

import java.util.Iterator;

/** Carries the lines of readers to a producer, names each bad one, and goes on. */
public final class ArticleFeed {

  /**
   * What was carried.
   *
   * @param good lines that held an article
   * @param bad lines that did not
   */
  public record Counts(long good, long bad) {

    /** Both together. */
    public Counts plus(Counts more) {
      return new Counts(good + more.good, bad + more.bad);
    }
  }

  private final ArticleProducer producer;
  private final Progress progress;

  /** Neither is closed here. Bad lines are said to the progress; its steps are the listener's. */
  public ArticleFeed(ArticleProducer producer, Progress progress) {
    this.producer = producer;
    this.progress = progress;
  }

  /** Sends the articles of all lines; does not wait for the last ones to arrive. */
  public Counts carry(Iterator<ArticleLine> lines) {
    long good = 0;
    long bad = 0;
    while (lines.hasNext()) {
      ArticleLine line = lines.next();
      if (line instanceof ArticleLine.Good article) {
        good++;
        producer.send(article.article());
      } else if (line instanceof ArticleLine.Bad broken) {
        bad++;
        progress.say(broken.message());
      }
    }
    return new Counts(good, bad);
  }
}
