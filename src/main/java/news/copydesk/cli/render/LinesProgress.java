package news.copydesk.cli.render;

import java.io.PrintStream;
import news.copydesk.ingest.Progress;

/** Says the lines and draws nothing. */
final class LinesProgress implements Progress {

  private final PrintStream err;

  LinesProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public void expect(long total) {}

  @Override
  public void advance(long steps) {}

  @Override
  public void say(String line) {
    err.println(SafeText.line(line));
  }

  @Override
  public void close() {
    err.flush();
  }
}
