package news.copydesk.cli;

import java.nio.file.FileSystemException;
import java.util.List;
import news.copydesk.annotation.gazetteer.GazetteerFormatException;
import news.copydesk.app.StartRefusedException;
import news.copydesk.config.ConfigException;
import news.copydesk.ingest.feed.FeedException;
import news.copydesk.local.LocalBrokerException;
import news.copydesk.model.ModelLoadException;
import news.copydesk.ops.OpsServerException;
import news.copydesk.registry.RegistryException;
import news.copydesk.reprocess.ReprocessException;
import org.jspecify.annotations.Nullable;
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
    if (log.isDebugEnabled()) {
      thrown.printStackTrace(console.err());
    }
    if (thrown instanceof ConfigException config) {
      return refused(config.problems());
    }
    if (thrown instanceof StartRefusedException start) {
      return refused(start.problems());
    }
    if (thrown instanceof ModelLoadException
        || thrown instanceof GazetteerFormatException
        || thrown instanceof RegistryException
        || thrown instanceof ReprocessException
        || thrown instanceof LocalBrokerException
        || thrown instanceof OpsServerException) {
      return refused(List.of(String.valueOf(thrown.getMessage())));
    }
    if (isKafkasComplaint(thrown)) {
      return refused(List.of(Explanation.of(thrown)));
    }
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    }
    say(Explanation.of(thrown));
    if (!log.isDebugEnabled() && !isFilesFault(thrown)) {
      say("COPYDESK_LOG_LEVEL=debug before the command shows where it happened");
    }
    return ExitCode.FAILED;
  }

  /** A property that Kafka does not accept is the configuration's fault, however deep it lies. */
  private static boolean isKafkasComplaint(Exception thrown) {
    @Nullable Throwable cause = thrown;
    while (cause != null && !(cause instanceof org.apache.kafka.common.config.ConfigException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  /** Of which the message says all there is. */
  private static boolean isFilesFault(Exception thrown) {
    return thrown instanceof FileSystemException
        || thrown instanceof UnreadableException
        || thrown instanceof FeedException;
  }

  private int refused(List<String> problems) {
    problems.forEach(this::say);
    return ExitCode.REFUSED;
  }

  private void say(String message) {
    console.err().println("copydesk: " + message);
  }
}
