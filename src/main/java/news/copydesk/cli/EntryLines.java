package news.copydesk.cli;

import java.util.function.Consumer;
import news.copydesk.annotation.gazetteer.EntryLine;
import news.copydesk.annotation.gazetteer.GazetteerEntry;
import news.copydesk.ingest.Progress;

/** Passes the good lines of a file on, and tells the user of the bad ones. */
final class EntryLines implements Consumer<EntryLine> {

  /** More of them would hide the first, which says most. */
  private static final int MOST_SHOWN = 20;

  private final Progress progress;
  private final Consumer<GazetteerEntry> target;
  private String file = "";
  private long good;
  private long bad;

  /**
   * @param target may refuse an entry with an IllegalArgumentException
   */
  EntryLines(Progress progress, Consumer<GazetteerEntry> target) {
    this.progress = progress;
    this.target = target;
  }

  /** The lines from now on are this file's. */
  EntryLines of(String name) {
    file = name;
    return this;
  }

  long good() {
    return good;
  }

  long bad() {
    return bad;
  }

  /** The exit code that says whether there were bad lines. */
  int exitCode() {
    return bad == 0 ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  @Override
  public void accept(EntryLine line) {
    if (line instanceof EntryLine.Good entry) {
      try {
        target.accept(entry.entry());
        good++;
        progress.advance(1);
      } catch (IllegalArgumentException e) {
        complain("an entry", String.valueOf(e.getMessage()));
      }
    } else if (line instanceof EntryLine.Bad problem) {
      complain("line " + problem.number(), problem.problem());
    }
  }

  private void complain(String where, String problem) {
    bad++;
    if (bad <= MOST_SHOWN) {
      progress.say(file + ", " + where + ": " + problem + "; left out");
    } else if (bad == MOST_SHOWN + 1) {
      progress.say("more bad lines follow; the last line of this command counts them");
    }
  }
}
