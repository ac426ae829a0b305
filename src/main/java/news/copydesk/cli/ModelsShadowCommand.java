package news.copydesk.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.copydesk.app.RegistryAccess;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.experiment.ShadowReader;
import news.copydesk.experiment.ShadowReport;
import news.copydesk.experiment.ShadowRules;
import news.copydesk.registry.manifest.ModelReference;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports how a candidate in the shadow differs from the live version, and may decide. */
@Command(
    name = "shadow",
    description =
        "Report how a version in the shadow differs from the live one: by outlet and by label. With"
            + " a rule, wait until it decides, and promote or abort.",
    footer = {
      "%nExample:",
      "  copydesk models shadow entities@1.3.0",
      "  copydesk models shadow entities@1.3.0 --after 2000 --abort-lost 0.05 --promote-agreement 0.97",
      "%nExit code: 0 reported, or promoted; 1 aborted."
    })
final class ModelsShadowCommand implements Callable<Integer> {

  private static final long LOOK_SECONDS = 1;

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private Announcement announcement = new Announcement();

  @Parameters(
      paramLabel = "MODEL@VERSION",
      converter = ReferenceConverter.class,
      description = "The candidate.")
  private ModelReference reference = ModelReference.parse("x");

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = PointInTime.class,
      description = "Only what was compared at this time or later.")
  private Instant since = Instant.EPOCH;

  @Option(
      names = "--after",
      paramLabel = "N",
      defaultValue = "1000",
      description = "A rule decides nothing before so many articles (default: ${DEFAULT-VALUE}).")
  private long after;

  @Option(
      names = "--abort-lost",
      paramLabel = "SHARE",
      description =
          "End the trial when more than this share of what the live version finds is lost.")
  private @Nullable Double abortLost;

  @Option(
      names = "--promote-agreement",
      paramLabel = "SHARE",
      description = "Promote the candidate to stable when the two agree on this share or more.")
  private @Nullable Double promoteAgreement;

  ModelsShadowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ShadowRules rules = rules();
    CopydeskConfig configuration = registry.configuration(console);
    RegistryAccess access = registry.open(console);
    String version = access.reader().find(reference).manifest().version().toString();
    ShadowReport report = new ShadowReport();
    Optional<ShadowRules.Verdict> verdict;
    try {
      verdict = watch(configuration, version, rules, report);
    } catch (KafkaException e) {
      console
          .err()
          .printf(
              "copydesk: what the shadow found cannot be read at %s: %s%n",
              configuration.kafka().get("bootstrap.servers"), e.getMessage());
      return ExitCode.FAILED;
    }
    console.print(
        registry.json()
            ? ShadowText.json(reference.model(), version, report)
            : ShadowText.lines(
                reference.model() + "@" + version, report, console.tableWidth(), console.colour()));
    return verdict.isEmpty()
        ? ExitCode.OK
        : new ShadowDecision(console, configuration, access, announcement)
            .carryOut(reference.model(), version, verdict.get());
  }

  /** Reads what there is, and with a rule what comes, until one decides. */
  private Optional<ShadowRules.Verdict> watch(
      CopydeskConfig configuration, String version, ShadowRules rules, ShadowReport report)
      throws InterruptedException {
    try (ShadowReader reader =
        ShadowReader.connect(configuration.kafka(), configuration.experiments().shadowTopic())) {
      reader.read(reference.model(), version, since, report::add);
      Optional<ShadowRules.Verdict> verdict = rules.judge(report.total());
      CountDownLatch stopped = new CountDownLatch(1);
      try (Interruption interruption = Interruption.calls(stopped::countDown)) {
        while (rules.any() && verdict.isEmpty() && !stopped.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
          reader.read(reference.model(), version, since, report::add);
          verdict = rules.judge(report.total());
        }
      }
      return verdict;
    }
  }

  private ShadowRules rules() {
    try {
      return new ShadowRules(after, optional(abortLost), optional(promoteAgreement));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private static OptionalDouble optional(@Nullable Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }
}
