package news.copydesk.cli.render;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A series as one line of bars (E. Tufte's sparkline): from the least value to the largest. What is
 * not known (NaN) is blank; a series that does not change is a low line.
 */
public final class Sparkline {

  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** One character for each value. */
  public static String of(double[] values) {
    double least = known(values).min().orElse(0);
    double most = known(values).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (double value : values) {
      line.append(Double.isNaN(value) ? ' ' : bar(value, least, most));
    }
    return line.toString();
  }

  private static char bar(double value, double least, double most) {
    double share = most > least ? (value - least) / (most - least) : 0;
    return BARS.charAt((int) Math.min(BARS.length() - 1, share * BARS.length()));
  }

  private static DoubleStream known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value));
  }
}
