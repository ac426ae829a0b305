package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import news.copydesk.app.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is refused at the start, beside a running `copydesk local`: exit code 3, and nothing done.
 */
@Timeout(300)
class RefusedStartIT {

  @TempDir private static Path dir;
  private static LocalShell local;

  @BeforeAll
  static void start() {
    local = new LocalShell(dir.resolve("local"));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    local.close();
  }

  @Test
  void runIsRefusedWhereTopicsAreMissing() {
    Shell shell = Shell.plain();

    int code = shell.run(local.at("run", "--models", "mock", "--set", "topics.enriched=nowhere"));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .containsExactly(
            "copydesk: topic nowhere does not exist; create it (kafka-topics --create --topic"
                + " nowhere --partitions N), articles.new and nowhere with the same number of"
                + " partitions");
  }

  @Test
  void runIsRefusedWherePartitionsAreUnequal() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) local.broker()))) {
      Topics.create(admin, List.of(new NewTopic("two", 2, (short) 1)));
    }
    Shell shell = Shell.plain();

    int code = shell.run(local.at("run", "--models", "mock", "--set", "topics.enriched=two"));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .singleElement()
        .asString()
        .contains("topic articles.new has 4 partitions and two has 2");
  }

  @Test
  void runIsRefusedWithoutRegistryAndBrokerBothAtOnce() {
    Shell shell = Shell.plain();

    int code =
        shell.run(
            "run",
            "--set=http.port=0",
            "--models=mock",
            "--bootstrap-servers=127.0.0.1:1",
            "--registry=http://127.0.0.1:1",
            "--set=registry.retry-for=100ms",
            "--set=kafka.request.timeout.ms=500",
            "--set=kafka.default.api.timeout.ms=1000");

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("copydesk: registry.urls [http://127.0.0.1:1]: "))
        .anyMatch(
            line ->
                line.startsWith("copydesk: kafka.bootstrap.servers 127.0.0.1:1: no broker answered")
                    && line.endsWith("; to try Copydesk without one: copydesk local"));
  }

  @Test
  void runIsRefusedWithoutItsModel() {
    Shell shell = Shell.plain();

    int code = shell.run(local.at("run", "--set", "annotation.models-directory=nowhere"));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.err()).contains("copydesk: compiled model ", "nowhere", "is missing");
  }

  @Test
  void produceIsRefusedWhereTheTopicIsMissing() {
    Shell shell = Shell.plain().stdin("{\"id\":\"a\"}\n");

    int code = shell.run(local.at("produce", "-", "--set", "topics.articles=nowhere"));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.err()).contains("copydesk: topic nowhere does not exist; create it");
  }

  @Test
  void aSecondLocalSaysThatTheFirstIsRunning() {
    Shell shell = Shell.plain();

    int code = shell.run(local.sameAgain());

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .singleElement()
        .asString()
        .contains("is another copydesk running there?", "is in use by another registry");
  }

  @Test
  void aSecondLocalOnTheSamePortSaysWhichOne() {
    Shell shell = Shell.plain();
    String port = local.registry().substring(local.registry().lastIndexOf(':') + 1);

    int code =
        shell.run(
            "local",
            "--data=" + dir.resolve("second"),
            "--broker-port=0",
            "--registry-port=" + port,
            "--set=http.port=0");

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .singleElement()
        .asString()
        .contains("the local registry cannot listen on 127.0.0.1:" + port);
  }
}
