package news.copydesk.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import news.copydesk.app.RegistryAccess;
import news.copydesk.app.RegistrySetup;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.experiment.ShadowRules.Verdict;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.rollout.ControlWriter;
import news.copydesk.rollout.WantedExperiment;

/** Does what a rule decided, in the way in which an operator would; the ledger names the rule. */
final class ShadowDecision {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Who promotes, for the ledger. */
  private static final String RULE = "shadow-rule";

  private final Console console;
  private final CopydeskConfig configuration;
  private final RegistryAccess access;
  private final Announcement announcement;

  ShadowDecision(
      Console console,
      CopydeskConfig configuration,
      RegistryAccess access,
      Announcement announcement) {
    this.console = console;
    this.configuration = configuration;
    this.access = access;
    this.announcement = announcement;
  }

  /** Promotes or aborts, and ends the trial either way; returns the exit code. */
  int carryOut(String model, String version, Verdict verdict) throws IOException {
    int code = ExitCode.FAILED;
    if (verdict.promote()) {
      RegistryEditor editor = access.editor();
      editor.move(
          model,
          RegistrySetup.STABLE,
          SemanticVersion.parse(version),
          Optional.ofNullable(editor.registry().ledger(model).aliases().get(RegistrySetup.STABLE)),
          access.author(RULE, verdict.why()));
      code = announcement.tell(console, configuration, access, model, RegistrySetup.STABLE);
    }
    try (ControlWriter control =
        ControlWriter.connect(
            configuration.kafka(),
            configuration.rollout().controlTopic(),
            BrokerPatience.of(configuration, LIMIT))) {
      control.takeBack(WantedExperiment.keyOf(model));
    }
    console
        .err()
        .println(
            "copydesk: %s %s@%s: %s"
                .formatted(
                    verdict.promote() ? "promoted" : "aborted", model, version, verdict.why()));
    return code;
  }
}
