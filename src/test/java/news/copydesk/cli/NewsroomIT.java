package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a newsroom's developer types beside a running `copydesk local`. */
@Timeout(60)
class NewsroomIT {

  @TempDir private static Path dir;
  private static LocalShell local;

  @BeforeAll
  static void startLocal() {
    local = new LocalShell(dir.resolve("local"));
    Map<String, Object> plain = Map.of("bootstrap.servers", local.broker());
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(plain, bytes, bytes)) {
      producer.send(new ProducerRecord<>("articles.new", "bad/1".getBytes(), new byte[] {2, 3}));
      producer.send(new ProducerRecord<>("articles.new", "bad/2".getBytes(), new byte[] {4}));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    local.close();
  }

  @Test
  void deadLettersAreListedShownAndRedrivenUntilTheLimit() throws Exception {
    await()
        .atMost(LocalShell.PATIENCE)
        .until(() -> lines("dead-letters", "list", "--json").size() >= 2);
    Shell list = run("dead-letters", "list");
    assertThat(list.outLines().get(0)).startsWith("At ").contains("Error");
    assertThat(list.out()).contains("2 dead letters: 2 MalformedRecordException; 0 were redriven");

    String at =
        new ObjectMapper()
            .readTree(lines("dead-letters", "list", "--id", "bad/1", "--json").get(0))
            .path("at")
            .asText();
    Path bytes = dir.resolve("bytes");
    assertThat(run("dead-letters", "show", at, "--value-to", bytes.toString()).out())
        .contains("key bad/1, 2 bytes")
        .contains("__streams.errors.exception:")
        .contains("000000  02 03");
    assertThat(Files.readAllBytes(bytes)).containsExactly(2, 3);

    assertThat(run("dead-letters", "redrive", "--id", "bad/1", "--dry-run").outLines())
        .containsExactly(at + " bad/1 would be redriven", "would be redriven 1, refused 0");
    assertThat(run("dead-letters", "redrive", "--id", "bad/1").out())
        .isEqualTo("redriven 1, refused 0\n");
    await()
        .atMost(LocalShell.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lines("dead-letters", "list", "--id", "bad/1", "--json"))
                    .singleElement()
                    .asString()
                    .contains("\"redrives\":1"));
    Shell again = Shell.plain();
    int code =
        again.run(local.at("dead-letters", "redrive", "--id", "bad/1", "--max-redrives", "1"));
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(again.err()).contains("bad/1 is refused: redriven 1 times already");
  }

  @Test
  void aRedriveMustSayWhich() {
    Shell shell = Shell.plain();

    assertThat(shell.run(local.at("dead-letters", "redrive"))).isEqualTo(ExitCode.USAGE);

    assertThat(shell.err()).contains("say which: --error, --id or --at, or else --all");
  }

  private static List<String> lines(String... command) {
    return run(command).outLines();
  }

  private static Shell run(String... command) {
    Shell shell = Shell.plain();
    assertThat(shell.run(local.at(command))).as(shell.err()).isEqualTo(ExitCode.OK);
    return shell;
  }
}
