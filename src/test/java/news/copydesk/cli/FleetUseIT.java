package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import news.copydesk.local.LocalCluster;
import news.copydesk.model.ModelDescription;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.rollout.ControlListener;
import news.copydesk.rollout.ControlMessage;
import news.copydesk.rollout.ControlReader;
import news.copydesk.rollout.Fleet;
import news.copydesk.rollout.InstanceStatus;
import news.copydesk.rollout.StatusPart;
import news.copydesk.rollout.StatusPublisher;
import news.copydesk.rollout.VersionState;
import news.copydesk.rollout.WantedVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an instance on another host runs is not removed; it says so on models.status. */
@Timeout(600)
class FleetUseIT {

  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final ModelDescription RUNS =
      new ModelDescription("mock-ner", "1.0.0", Optional.of("ab"));

  @TempDir private Path dir;
  private LocalCluster cluster;

  @BeforeEach
  void start() throws IOException {
    new KeyRing(List.of(SigningKey.fresh("key-1"))).write(dir.resolve("keys"));
    register("1.0.0");
    register("1.1.0");
    cluster = LocalCluster.start(dir.resolve("cluster"), 0, 0);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void whatALivingInstanceElsewhereRunsIsRemovedOnlyWhenItHasGone() {
    try (StatusPublisher elsewhere = says(VersionState.ready(RUNS, Instant.EPOCH), status -> {})) {
      Shell refused = rm("1.0.0", ExitCode.REFUSED);

      assertThat(refused.err()).contains("mock-ner@1.0.0 runs on far-away:8900");
      assertThat(version("1.0.0")).exists();
      rm("1.1.0", ExitCode.OK);
    }
    await().atMost(PATIENCE).until(() -> fleet().members().isEmpty());
    rm("1.0.0", ExitCode.OK);
    assertThat(version("1.0.0")).doesNotExist();
  }

  @Test
  void whatWasAnnouncedIsTakenBackWhenStableStandsNowhere() {
    List<String> heard = new CopyOnWriteArrayList<>();
    ControlListener listener =
        new ControlListener() {
          @Override
          public void said(ControlMessage message) {
            heard.add("run " + ((WantedVersion) message).id());
          }

          @Override
          public void tookBack(String key) {
            heard.add("nothing of " + key);
          }
        };
    try (ControlReader control =
        new ControlReader(
            kafka(), "models.control", List.of(listener), new SimpleMeterRegistry())) {
      assertThat(control.start()).isTrue();

      models(cluster.bootstrapServers(), "promote", "mock-ner@1.0.0", "--announce");
      await().atMost(PATIENCE).until(() -> heard.equals(List.of("run mock-ner@1.0.0")));
      Shell removed =
          models(
              cluster.bootstrapServers(), "alias", "mock-ner", "stable", "--remove", "--announce");

      assertThat(removed.err()).contains("that no version of mock-ner is wanted");
      await()
          .atMost(PATIENCE)
          .until(() -> heard.equals(List.of("run mock-ner@1.0.0", "nothing of mock-ner")));
    }
  }

  @Test
  void neitherIsWhatItLoadsOrTries() {
    StatusPart trial =
        status ->
            status
                .putArray("experiments")
                .addObject()
                .put("model", "mock-ner")
                .put("version", "1.1.0")
                .put("way", "SHADOW")
                .put("share", 10_000)
                .put("state", "READY")
                .put("since", "2026-11-29T10:00:00Z");
    try (StatusPublisher elsewhere = says(VersionState.loading(RUNS, Instant.EPOCH), trial)) {
      assertThat(rm("1.0.0", ExitCode.REFUSED).err()).contains("runs on far-away:8900");
      assertThat(rm("1.1.0", ExitCode.REFUSED).err()).contains("runs on far-away:8900");
    }
  }

  @Test
  void nothingIsRemovedWhileTheBrokersCannotBeAskedUnlessOneSaysThatThereAreNone() {
    Shell shell = Shell.plain();
    String impatient = "--set=kafka.default.api.timeout.ms=1000";
    String[] line = line("1.0.0", "127.0.0.1:1", impatient);

    assertThat(shell.run(line)).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.err()).contains("cannot be asked at 127.0.0.1:1").contains("--no-fleet");
    assertThat(version("1.0.0")).exists();

    assertThat(Shell.plain().run(line("1.0.0", "127.0.0.1:1", "--no-fleet"))).isZero();
    assertThat(version("1.0.0")).doesNotExist();
  }

  private StatusPublisher says(VersionState state, StatusPart part) {
    StatusPublisher publisher =
        StatusPublisher.start(
            kafka(),
            "models.status",
            () ->
                new InstanceStatus(
                    "far-away:8900",
                    "far-away",
                    "0.1.0",
                    "fully_ready",
                    Instant.EPOCH,
                    Clock.systemUTC().instant(),
                    // Four times as long it is taken for alive.
                    Duration.ofMinutes(1),
                    List.of(state)),
            List.of(part));
    await().atMost(PATIENCE).until(() -> fleet().members().size() == 1);
    return publisher;
  }

  private Fleet fleet() {
    return new Fleet(kafka(), "models.status", PATIENCE);
  }

  private Map<String, String> kafka() {
    return Map.of("bootstrap.servers", cluster.bootstrapServers());
  }

  private Path version(String number) {
    return dir.resolve("registry").resolve("mock-ner").resolve(number);
  }

  private void register(String version) throws IOException {
    Path file = Files.writeString(dir.resolve("mock.properties"), "types=PERSON\n");
    Shell shell = Shell.plain();
    assertThat(
            shell.run(
                "models",
                "register",
                "mock-ner@" + version,
                file.toString(),
                "--kind=mock",
                "--set=models.registry=" + dir.resolve("registry"),
                "--set=models.key-file=" + dir.resolve("keys"),
                "--set=models.cache=" + dir.resolve("cache")))
        .as(shell.err())
        .isZero();
  }

  private Shell rm(String version, int code) {
    Shell shell = Shell.plain();
    assertThat(shell.run(line(version, cluster.bootstrapServers())))
        .as(shell.out() + shell.err())
        .isEqualTo(code);
    return shell;
  }

  private Shell models(String brokers, String... command) {
    Shell shell = Shell.plain();
    assertThat(shell.run(at(brokers, command))).as(shell.out() + shell.err()).isZero();
    return shell;
  }

  private String[] line(String version, String brokers, String... more) {
    List<String> line = new ArrayList<>(List.of("rm", "mock-ner@" + version));
    line.addAll(List.of(more));
    return at(brokers, line.toArray(String[]::new));
  }

  private String[] at(String brokers, String... command) {
    List<String> line = new ArrayList<>(List.of("models"));
    line.addAll(List.of(command));
    line.add("--bootstrap-servers=" + brokers);
    line.add("--set=models.registry=" + dir.resolve("registry"));
    line.add("--set=models.key-file=" + dir.resolve("keys"));
    line.add("--set=models.cache=" + dir.resolve("cache"));
    return line.toArray(String[]::new);
  }
}
