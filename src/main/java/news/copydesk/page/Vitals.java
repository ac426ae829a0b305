package news.copydesk.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the process at one moment.
 *
 * @param state how it is doing, in words
 * @param articles enriched since the start; written, in a process that only writes
 * @param perSecond articles per second over the last five seconds
 * @param history articles in each of the last seconds, the oldest first
 * @param waiting records that are still to be read, by topic
 * @param millis time of one article, over the last minute; null when there was none
 * @param stages the annotators, in the order of their names
 * @param deadLetters since the start, by cause
 * @param glance what the latest articles are about
 */
record Vitals(
    ProcessState state,
    long articles,
    double perSecond,
    List<Double> history,
    List<Waiting> waiting,
    @Nullable Double millis,
    List<Stage> stages,
    List<Cause> deadLetters,
    Glance glance) {

  /** Records of a topic that are still to be read. */
  record Waiting(String topic, long records) {}

  /**
   * An annotator.
   *
   * @param millis mean time of one article since the start
   * @param slowest upper bound of the time of 99 of 100 articles, in ms; null if it is unknown
   */
  record Stage(
      String annotator,
      String model,
      String version,
      long articles,
      double millis,
      @Nullable Double slowest) {}

  /** How many records were set aside for a cause: the exception's class. */
  record Cause(String error, long records) {}
}
