package news.copydesk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.copydesk.model.ModelDescription;
import news.copydesk.rollout.Fleet.Member;
import news.copydesk.rollout.InstanceStatus;
import news.copydesk.rollout.VersionState;
import org.junit.jupiter.api.Test;

class FleetTextTest {

  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  private final FleetText text = new FleetText(Colour.OFF, 160);

  @Test
  void aPageHasARowForEachAndTheSumsAbove() {
    List<String> page =
        text.page(
            List.of(
                member("a:1", 1, working(100.25, 38, 600), ready("1.2.0")),
                member("b:1", 1, working(50, 20, 3), ready("1.2.0"))),
            NOW);

    assertThat(page.get(0))
        .isEqualTo("2026-11-29T10:00:00Z  2 instances  150.3 articles/s  lag 603");
    assertThat(page.get(2)).startsWith("INSTANCE  PHASE").endsWith("MODELS");
    assertThat(page.get(3).replaceAll(" +", " "))
        .isEqualTo("a:1 fully ready 1h 1m 100.3 38 ms 600 1/2 310 MiB 1,024 MiB entities 1.2.0");
    assertThat(page).hasSize(5);
  }

  @Test
  void whatIsNotKnownIsADash() {
    ObjectNode nothing = JsonMapper.builder().build().createObjectNode();

    List<String> page = text.page(List.of(member("a:1", 1, nothing, ready("1.2.0"))), NOW);

    assertThat(page.get(0)).endsWith("1 instances  - articles/s  lag -");
    assertThat(page.get(3).replaceAll(" +", " "))
        .isEqualTo("a:1 fully ready 1h 1m - - - - - - entities 1.2.0");
  }

  @Test
  void warnsOfSilenceFailuresAndMixedVersions() {
    VersionState failed =
        VersionState.failed(
            new ModelDescription("entities", "1.3.0", Optional.empty()),
            NOW,
            new VersionState.Failure(VersionState.Cause.INTEGRITY, "SHA-256 differs\u001b[2J"));
    List<String> page =
        text.page(
            List.of(
                member("a:1", 1, working(1, 1, 1), ready("1.2.0"), failed),
                member("b:1", 1, working(1, 1, 1), ready("1.3.0")),
                member("c:1", 90, working(1, 1, 1), ready("1.1.0"))),
            NOW);

    assertThat(page.get(0)).contains("3 instances, 1 silent");
    assertThat(page)
        .anySatisfy(line -> assertThat(line).contains("c:1", "silent"))
        .contains(
            "a:1: entities@1.3.0 failed: SHA-256 differs\u241b[2J",
            "c:1 has been silent for 1m 30s: it was killed, or cannot reach the brokers",
            "mixed versions of entities: 1.2.0 on 1, 1.3.0 on 1");
  }

  @Test
  void aLineIsForWhoeverKeepsIt() {
    assertThat(text.line(member("a:1", 1, working(100.25, 38, 600), ready("1.2.0")), NOW))
        .isEqualTo(
            "2026-11-29T10:00:00Z a:1 phase=fully_ready up=1h1m articles/s=100.3 p99=38ms lag=600"
                + " slots=1/2 heap=310MiB rss=1,024MiB models=entities1.2.0");
  }

  @Test
  void aScreenIsDrawnOverTheLastOne() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    screen.draw(List.of("one", "two"));
    screen.draw(List.of("three"));

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\rone\u001b[K\n\rtwo\u001b[K\n\u001b[J\u001b[2A\rthree\u001b[K\n\u001b[J");
  }

  private static ObjectNode working(double perSecond, int p99, int lag) {
    ObjectNode node = JsonMapper.builder().build().createObjectNode();
    node.putObject("load")
        .put("articlesPerSecond", perSecond)
        .put("p99Millis", p99)
        .put("lag", lag)
        .put("slots", 2)
        .put("slotsInFlight", 1)
        .put("heapBytes", 310L << 20)
        .put("residentBytes", 1L << 30);
    return node;
  }

  private static VersionState ready(String version) {
    return VersionState.ready(new ModelDescription("entities", version, Optional.empty()), NOW);
  }

  private static Member member(
      String name, long secondsAgo, ObjectNode json, VersionState... models) {
    return new Member(
        new InstanceStatus(
            name,
            "host",
            "1.0.0",
            "fully_ready",
            NOW.minusSeconds(3_665),
            NOW.minusSeconds(secondsAgo),
            Duration.ofSeconds(5),
            List.of(models)),
        json);
  }
}
