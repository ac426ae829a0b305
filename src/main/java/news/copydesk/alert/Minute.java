package news.copydesk.alert;

import java.time.Instant;

/**
 * One minute of an instance. What is not known is NaN.
 *
 * @param start its first moment
 * @param articles articles annotated in it
 * @param entities entities found in it
 * @param deadLetters records set aside in it
 * @param p99Seconds the worst 99th percentile of an article's time that was read in it, in seconds
 * @param lag records that waited on the worst partition, as last read
 * @param heap share of the long-lived heap in use after its last collection, as last read
 * @param slots annotations that might run at once, as last read
 */
public record Minute(
    Instant start,
    long articles,
    long entities,
    long deadLetters,
    double p99Seconds,
    double lag,
    double heap,
    int slots) {

  /** Entities per article; NaN without articles. */
  public double entitiesPerArticle() {
    return articles == 0 ? Double.NaN : (double) entities / articles;
  }

  /** Both halves of a minute, this one first. */
  Minute plus(Minute later) {
    return new Minute(
        start,
        articles + later.articles,
        entities + later.entities,
        deadLetters + later.deadLetters,
        worse(p99Seconds, later.p99Seconds),
        later.lag,
        later.heap,
        later.slots);
  }

  private static double worse(double one, double other) {
    if (Double.isNaN(one)) {
      return other;
    }
    return Double.isNaN(other) ? one : Math.max(one, other);
  }
}
