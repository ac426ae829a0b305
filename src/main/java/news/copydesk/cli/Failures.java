package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import news.copydesk.app.StartRefusedException;
import news.copydesk.config.ConfigException;
import news.copydesk.model.ModelLoadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns a command's exception into a message and an exit code. */
final class Failures implements IExecutionExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine commandLine, ParseResult parseResult) {
    if (thrown instanceof ConfigException config) {
      return refused(config.problems());
    }
    if (thrown instanceof StartRefusedException start) {
      return refused(start.problems());
    }
    if (thrown instanceof ModelLoadException model) {
      return refused(List.of(message(model)));
    }
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    }
    log.debug("command failed", thrown);
    console.err().println("copydesk: " + message(thrown));
    return ExitCode.FAILED;
  }

  private int refused(List<String> problems) {
    problems.forEach(problem -> console.err().println("copydesk: " + problem));
    return ExitCode.REFUSED;
  }

  private static String message(Exception thrown) {
    if (thrown instanceof NoSuchFileException missing) {
      return "no such file: " + missing.getFile();
    }
    String message = thrown.getMessage();
    return message == null || thrown instanceof IOException ? thrown.toString() : message;
  }
}
