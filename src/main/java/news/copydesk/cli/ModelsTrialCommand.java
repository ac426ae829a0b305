package news.copydesk.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.app.RegistryAccess;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.registry.ledger.Author;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.rollout.ControlWriter;
import news.copydesk.rollout.WantedExperiment;
import news.copydesk.rollout.WantedExperiment.Way;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins and ends experiments. */
@Command(
    name = "trial",
    description =
        "Try a version on a part of the articles: it serves them (A/B), or it works beside the live"
            + " version and is only compared (--shadow). One trial for each model; another takes"
            + " its place.",
    footer = {
      "%nExample:",
      "  copydesk models trial entities@1.3.0 --percent 10",
      "  copydesk models trial entities@1.3.0 --shadow --source Herald",
      "  copydesk models trial entities --stop",
      "%n'models compare' and 'models shadow' say how it goes."
    })
final class ModelsTrialCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Parameters(
      paramLabel = "MODEL[@VERSION]",
      converter = ReferenceConverter.class,
      description = "The candidate: a version, or an alias for one. To stop, the model.")
  private ModelReference reference = ModelReference.parse("x");

  @Option(
      names = "--percent",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How many of the articles take part, from 0.01 to 100 (default: ${DEFAULT-VALUE}); a"
              + " shadow sees as many of them as there is time for.")
  private double percent;

  @Option(names = "--shadow", description = "Compare only; the record does not change.")
  private boolean shadow;

  @Option(
      names = "--source",
      paramLabel = "OUTLET",
      description = "Only articles of this outlet; may be repeated.")
  private List<String> sources = List.of();

  @Option(names = "--stop", description = "End the model's trial.")
  private boolean stop;

  @Option(names = "--by", paramLabel = "NAME", description = "Who does it; the user otherwise.")
  private String by = System.getProperty("user.name", "unknown");

  ModelsTrialCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    CopydeskConfig configuration = registry.configuration(console);
    try {
      return call(configuration);
    } catch (KafkaException e) {
      console
          .err()
          .printf(
              "copydesk: the instances at %s were not told (%s); nothing has changed%n",
              configuration.kafka().get("bootstrap.servers"), e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private int call(CopydeskConfig configuration) throws IOException {
    if (stop) {
      try (ControlWriter control = control(configuration)) {
        control.takeBack(WantedExperiment.keyOf(reference.model()));
      }
      console
          .out()
          .println(
              registry.json()
                  ? ModelJson.line(node -> node.put("model", reference.model()).put("ended", true))
                  : "the trial of %s is over".formatted(reference.model()));
      return ExitCode.OK;
    }
    WantedExperiment experiment = experiment(registry.open(console));
    try (ControlWriter control = control(configuration)) {
      control.say(experiment);
    }
    console.out().println(registry.json() ? json(experiment) : text(experiment));
    return ExitCode.OK;
  }

  private WantedExperiment experiment(RegistryAccess access) throws IOException {
    long share = Math.round(percent * 100);
    if (share < 1 || share > WantedExperiment.ALL) {
      throw new ParameterException(
          spec.commandLine(), "--percent: " + percent + " is not between 0.01 and 100");
    }
    SignedManifest candidate = access.reader().find(reference);
    Author author = access.author(by, "");
    return new WantedExperiment(
        reference.model(),
        candidate.manifest().version().toString(),
        candidate.sha256(),
        shadow ? Way.SHADOW : Way.AB,
        (int) share,
        sources,
        author.by(),
        author.at());
  }

  private static ControlWriter control(CopydeskConfig configuration) {
    return ControlWriter.connect(
        configuration.kafka(),
        configuration.rollout().controlTopic(),
        BrokerPatience.of(configuration, LIMIT));
  }

  private String text(WantedExperiment experiment) {
    return "%s %s %s %% of the articles%s"
        .formatted(
            experiment.id(),
            experiment.way() == Way.AB ? "serves" : "is compared on up to",
            percent,
            sources.isEmpty() ? "" : " of " + String.join(", ", sources));
  }

  private static String json(WantedExperiment experiment) {
    return ModelJson.line(
        node -> {
          node.put("model", experiment.model());
          node.put("version", experiment.version());
          node.put("way", experiment.way().name());
          node.put("percent", experiment.share() / 100.0);
          experiment.sources().forEach(node.putArray("sources")::add);
          node.put("at", experiment.at().toString());
        });
  }
}
