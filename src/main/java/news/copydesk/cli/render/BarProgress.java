package news.copydesk.cli.render;

import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import news.copydesk.ingest.Progress;

/** Draws a progress bar on a terminal's last line; what is said goes above it. Thread-safe. */
public final class BarProgress implements Progress {

  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final int INTERVAL_MILLIS = 200;

  private final PrintStream err;
  private final ProgressBar bar;
  private final Object drawing = new Object();
  private String drawn = "";
  private boolean closed;

  private BarProgress(PrintStream err, String task, String unit, int columns, Colour colour) {
    this.err = err;
    ProgressBarStyle style =
        colour == Colour.ON
            ? ProgressBarStyle.COLORFUL_UNICODE_BAR
            : ProgressBarStyle.UNICODE_BLOCK;
    this.bar =
        ProgressBar.builder()
            .setTaskName(task)
            .setUnit(" " + unit, 1)
            .setInitialMax(-1)
            .setStyle(style)
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .setMaxRenderedLength(columns)
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, columns - 1))
            .showSpeed()
            .build();
  }

  /**
   * A bar when the stream is a terminal; else only the lines that are said, so that pipes and log
   * files stay readable.
   *
   * @param task a word or two before the bar
   * @param unit what is counted, in the plural
   * @param colour of that stream
   */
  public static Progress on(
      PrintStream err, Terminal terminal, Colour colour, String task, String unit) {
    return terminal.error()
        ? new BarProgress(err, task, unit, terminal.columns(), colour)
        : new LinesProgress(err);
  }

  @Override
  public void expect(long total) {
    bar.maxHint(total);
  }

  @Override
  public void advance(long steps) {
    bar.stepBy(steps);
  }

  @Override
  public void say(String line) {
    synchronized (drawing) {
      err.print(CLEAR_LINE + SafeText.line(line) + System.lineSeparator() + drawn);
      err.flush();
    }
  }

  private void draw(String rendered) {
    synchronized (drawing) {
      if (!closed) {
        drawn = rendered;
        err.print("\r" + rendered);
        err.flush();
      }
    }
  }

  @Override
  public void close() {
    bar.close(); // draws the last state, a second time too
    synchronized (drawing) {
      if (!closed && !drawn.isEmpty()) {
        err.println();
      }
      drawn = "";
      closed = true;
    }
  }
}
