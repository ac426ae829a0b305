package news.copydesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import news.copydesk.app.Rehearsal;
import news.copydesk.ops.HeadStart;
import picocli.CommandLine.Command;

/**
 * Goes through a start while Java, as the launcher tells it to, notes the classes that it takes.
 */
@Command(
    name = "prepare",
    description = "Keep Java's loaded classes in a file, with which starts take half the time.",
    footer = {
      "%nThe first start does so by itself, in the background. COPYDESK_CLASS_CACHE names the"
          + " directory, or is none.",
      "%nExample:",
      "  copydesk prepare"
    })
final class PrepareCommand implements Callable<Integer> {

  private final Console console;

  PrepareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Commands.line(console, InputStream.nullInputStream(), HeadStart.none(), "run").parseArgs("run");
    new Rehearsal().run();
    return ExitCode.OK;
  }
}
