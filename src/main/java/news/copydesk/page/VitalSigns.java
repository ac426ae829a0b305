package news.copydesk.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Samples what has been done, and makes rates of it: the last two minutes. Thread-safe. */
final class VitalSigns {

  /** Seconds of history, and one sample more than that. */
  private static final int HISTORY = 120;

  private static final int RATE = 5;
  private static final int LATENCY = 60;
  private static final double NANOS = 1e9;

  private final Readings readings;
  private final LatestArticles latest;
  private final Supplier<ProcessState> states;
  private final LongSupplier nanoTime;
  private final Deque<Sample> samples = new ArrayDeque<>();

  VitalSigns(
      Readings readings,
      LatestArticles latest,
      Supplier<ProcessState> states,
      LongSupplier nanoTime) {
    this.readings = readings;
    this.latest = latest;
    this.states = states;
    this.nanoTime = nanoTime;
  }

  private record Sample(long nanos, Readings.Done done) {}

  /** Called once a second. */
  synchronized void sample() {
    samples.addLast(new Sample(nanoTime.getAsLong(), readings.done()));
    if (samples.size() > HISTORY + 1) {
      samples.removeFirst();
    }
  }

  Vitals now() {
    List<Sample> seen = seen();
    ProcessState state = states.get();
    return new Vitals(
        state,
        seen.isEmpty() ? 0 : seen.get(seen.size() - 1).done().articles(),
        rate(seen),
        history(seen),
        state.waiting().entrySet().stream()
            .map(topic -> new Vitals.Waiting(topic.getKey(), topic.getValue()))
            .toList(),
        millis(seen),
        readings.stages(),
        readings.deadLetters(),
        latest.glance());
  }

  private synchronized List<Sample> seen() {
    return new ArrayList<>(samples);
  }

  private static double rate(List<Sample> seen) {
    List<Sample> last = last(seen, RATE);
    return last.size() < 2 ? 0 : perSecond(last.get(0), last.get(last.size() - 1));
  }

  private static List<Double> history(List<Sample> seen) {
    List<Double> rates = new ArrayList<>();
    Iterator<Sample> samples = seen.iterator();
    if (samples.hasNext()) {
      Sample before = samples.next();
      while (samples.hasNext()) {
        Sample after = samples.next();
        rates.add(perSecond(before, after));
        before = after;
      }
    }
    return rates;
  }

  private static double perSecond(Sample before, Sample after) {
    double articles = after.done().articles() - before.done().articles();
    double seconds = (after.nanos() - before.nanos()) / NANOS;
    // To a tenth: more would be noise, and bytes.
    return seconds <= 0 ? 0 : Math.round(Math.max(0, articles) / seconds * 10) / 10.0;
  }

  private static @Nullable Double millis(List<Sample> seen) {
    List<Sample> last = last(seen, LATENCY);
    if (last.size() < 2) {
      return null;
    }
    Readings.Done first = last.get(0).done();
    Readings.Done newest = last.get(last.size() - 1).done();
    long articles = newest.articles() - first.articles();
    return articles <= 0 ? null : (newest.seconds() - first.seconds()) * 1_000 / articles;
  }

  private static List<Sample> last(List<Sample> seen, int seconds) {
    return seen.subList(Math.max(0, seen.size() - seconds - 1), seen.size());
  }
}
