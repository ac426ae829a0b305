package news.copydesk.cli;

import news.copydesk.ingest.Pace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast articles are sent. */
final class RateOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "At most so many articles a second; may be below one.")
  private @Nullable Double rate;

  /** As fast as it goes, unless told otherwise. */
  Pace pace() {
    try {
      return rate == null ? Pace.unlimited() : Pace.perSecond(rate);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--rate: " + e.getMessage());
    }
  }
}
