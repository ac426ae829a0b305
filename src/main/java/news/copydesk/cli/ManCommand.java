package news.copydesk.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual. */
@Command(
    name = "man",
    description =
        "Print the manual page of all commands, for man(1). The distribution holds it too, under"
            + " share/man.",
    footer = {
      "%nExample:",
      "  copydesk man | man -l -",
      "  copydesk man | sudo tee /usr/local/share/man/man1/copydesk.1 > /dev/null"
    })
final class ManCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  ManCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(ManPage.of(spec.root().commandLine()));
    return ExitCode.OK;
  }
}
