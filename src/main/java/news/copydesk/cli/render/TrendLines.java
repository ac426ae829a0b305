package news.copydesk.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import news.copydesk.alert.Minute;

/** A history for a terminal: a sparkline for each series, with its least, its most and the last. */
public final class TrendLines {

  /** Beside the bars: the name, and three numbers. */
  private static final int BESIDE = 60;

  private static final int FEWEST = 10;

  private TrendLines() {}

  /**
   * The lines.
   *
   * @param minutes the oldest first; at least one
   * @param width in columns of the terminal
   */
  public static List<String> of(List<Minute> minutes, int width) {
    Instant from = minutes.get(0).start();
    Instant to = minutes.get(minutes.size() - 1).start().plusSeconds(60);
    long span = Duration.between(from, to).toMinutes();
    int columns = (int) Math.min(span, Math.max(FEWEST, width - BESIDE));
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s to %s, %s minutes a bar"
            .formatted(from, to, number((double) span / columns).stripTrailing()));
    lines.add(line("articles a minute", minutes, columns, Minute::articles));
    lines.add(line("entities an article", minutes, columns, Minute::entitiesPerArticle));
    lines.add(line("dead letters a minute", minutes, columns, Minute::deadLetters));
    lines.add(line("p99, ms", minutes, columns, minute -> 1_000 * minute.p99Seconds()));
    lines.add(line("lag, records", minutes, columns, Minute::lag));
    lines.add(line("heap, %", minutes, columns, minute -> 100 * minute.heap()));
    lines.add(line("slots", minutes, columns, Minute::slots));
    return lines;
  }

  private static String line(
      String name, List<Minute> minutes, int columns, ToDoubleFunction<Minute> of) {
    double[] means = means(minutes, columns, of);
    double[] known = minutes.stream().mapToDouble(of).filter(v -> !Double.isNaN(v)).toArray();
    if (known.length == 0) {
      return "%-21s  %s  unknown".formatted(name, Sparkline.of(means));
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : known) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return "%-21s  %s  %s to %s, last %s"
        .formatted(
            name,
            Sparkline.of(means),
            number(least),
            number(most),
            number(known[known.length - 1]));
  }

  /** The mean of the minutes under each bar; NaN where none is known. */
  private static double[] means(List<Minute> minutes, int columns, ToDoubleFunction<Minute> of) {
    double[] sums = new double[columns];
    int[] counts = new int[columns];
    long from = minutes.get(0).start().getEpochSecond();
    long span = minutes.get(minutes.size() - 1).start().getEpochSecond() + 60 - from;
    for (Minute minute : minutes) {
      double value = of.applyAsDouble(minute);
      if (!Double.isNaN(value)) {
        int column = (int) ((minute.start().getEpochSecond() - from) * columns / span);
        sums[column] += value;
        counts[column]++;
      }
    }
    double[] means = new double[columns];
    for (int i = 0; i < columns; i++) {
      means[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
    }
    return means;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
