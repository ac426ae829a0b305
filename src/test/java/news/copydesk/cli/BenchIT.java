package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks run to their end, with all their processes. What they measure is not judged here. */
@Timeout(900)
class BenchIT {

  private static final Path SAMPLES =
      Path.of("src/main/resources/news/copydesk/samples/articles.jsonl");

  private static final String MOCK = "annotation.models=mock";

  @TempDir private Path dir;

  @Test
  void pipelineMeasuresEachScenarioInAProcessOfItsOwn() throws Exception {
    assertThat(articles("pipeline", "--threads", "1", "--rounds", "1", "--limit", "12"))
        .contains("annotators alone", "whole path", "naive")
        .containsPattern("pipeline: whole path / annotators alone = \\d+\\.\\d+ with 1 threads");
  }

  @Test
  void overheadMeasuresBothInTurns() throws Exception {
    assertThat(articles("overhead", "--turns", "1", "--seconds", "1", "--warm-up", "50"))
        .containsPattern(
            "overhead: whole path [\\d.]+ articles/s, annotators alone [\\d.]+, ratio");
  }

  @Test
  void swapsComparesTheTimeOfSwapsWithTheTimeWithout() throws Exception {
    assertThat(
            bench(
                "swaps",
                "--swaps",
                "3",
                "--rate",
                "50",
                "--warm-up",
                "1",
                "--steady",
                "1",
                "--set",
                MOCK))
        .containsPattern("swaps: 3 in [\\d.]+ s, \\d+ articles in, \\d+ out, 0 doubled, 0 with");
  }

  @Test
  void shadowComparesTurnsWithAndWithout() throws Exception {
    assertThat(
            bench(
                "shadow",
                "--rates",
                "10,50",
                "--turns",
                "1",
                "--seconds",
                "1",
                "--warm-up",
                "1",
                "--set",
                MOCK))
        .containsPattern("shadow: \\d+ articles in, \\d+ out, 0 doubled, 0 with wrong provenance")
        .containsPattern("; at 50/s [\\d.]+ enriched/s without and [\\d.]+ with,")
        .containsPattern("[1-9]\\d* shadowed, \\d+ dropped, 0 failed");
  }

  private String articles(String name, String... more) throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(List.of("--articles", SAMPLES.toAbsolutePath().toString(), "--set", MOCK));
    all.addAll(List.of(more));
    return bench(name, all.toArray(String[]::new));
  }

  private String bench(String name, String... more) throws IOException, InterruptedException {
    Path distribution = Path.of(System.getProperty("copydesk.distribution", "target/distribution"));
    List<String> command =
        new ArrayList<>(
            List.of(
                distribution.resolve("bin/copydesk").toAbsolutePath().toString(), "bench", name));
    command.addAll(List.of(more));
    Path out = dir.resolve(name + ".out");
    Path err = dir.resolve(name + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("COPYDESK_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    Process process = builder.start();
    try {
      assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    } finally {
      process.destroy();
    }
    return Files.readString(out);
  }
}
