package news.copydesk.cli;

import java.util.function.Consumer;
import news.copydesk.cli.render.LetterJson;
import news.copydesk.cli.render.SafeText;
import news.copydesk.deadletters.Letter;
import news.copydesk.deadletters.RedriveListener;
import news.copydesk.deadletters.RedrivePlan.Refusal;
import news.copydesk.ingest.Progress;

/** Tells the user what becomes of each letter, and counts. */
final class RedriveReport implements RedriveListener {

  private final Console console;
  private final boolean json;
  private final Progress progress;
  private final Consumer<String> messages;
  private final String outcome;
  private final LetterJson lines = new LetterJson();
  private long redriven;
  private long refused;

  private RedriveReport(
      Console console, boolean json, Progress progress, Consumer<String> messages, String outcome) {
    this.console = console;
    this.json = json;
    this.progress = progress;
    this.messages = messages;
    this.outcome = outcome;
  }

  /** Of what would be done: each letter gets its line. */
  static RedriveReport planned(Console console, boolean json) {
    return new RedriveReport(
        console, json, Progress.none(), console.err()::println, "would be redriven");
  }

  /** Of what is done: only refusals get a line, the others a step of the progress. */
  static RedriveReport done(Console console, boolean json, Progress progress) {
    return new RedriveReport(console, json, progress, progress::say, "redriven");
  }

  @Override
  public void redriven(Letter letter) {
    redriven++;
    progress.advance(1);
    if (json) {
      console.out().println(lines.line(letter, outcome, ""));
    } else if (!outcome.equals("redriven")) {
      console.out().println(SafeText.line(letter.place() + " " + letter.key() + " " + outcome));
    }
  }

  @Override
  public void refused(Refusal refusal) {
    refused++;
    Letter letter = refusal.letter();
    if (json) {
      console.out().println(lines.line(letter, "refused", refusal.reason()));
      return;
    }
    messages.accept(
        SafeText.line(letter.place() + " " + letter.key() + " is refused: " + refusal.reason()));
  }

  long refused() {
    return refused;
  }

  boolean isEmpty() {
    return redriven + refused == 0;
  }

  String summary() {
    return "%s %d, refused %d".formatted(outcome, redriven, refused);
  }
}
