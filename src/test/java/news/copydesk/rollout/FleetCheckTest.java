package news.copydesk.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.copydesk.model.ModelDescription;
import news.copydesk.rollout.Fleet.Member;
import org.junit.jupiter.api.Test;

class FleetCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final Map<String, ModelDescription> STABLE =
      Map.of("entities", version("entities", "1.3.0"));

  @Test
  void isSettledWhenEverybodyRunsWhatStableStandsAt() {
    FleetCheck check = check(member("a", NOW, ready("1.3.0")), member("b", NOW, ready("1.3.0")));

    assertThat(check.settled()).isTrue();
    assertThat(check.mixed()).isEmpty();
  }

  @Test
  void namesWhoIsBehindAndWhyAndThatVersionsAreMixed() {
    FleetCheck check =
        check(
            member("a", NOW, ready("1.3.0")),
            member("b", NOW, ready("1.2.0"), failed("1.3.0", "it is damaged")));

    assertThat(check.settled()).isFalse();
    assertThat(check.behind()).isEqualTo(Map.of("entities", Map.of("b", "it is damaged")));
    assertThat(check.mixed()).isEqualTo(Map.of("entities", Set.of("1.2.0", "1.3.0")));
  }

  @Test
  void whoseNameBeginsLikeAnothersIsNotTakenForIt() {
    FleetCheck check =
        check(
            member("desk-1", NOW, ready("1.3.0")),
            member("desk-10", NOW, ready("1.2.0")),
            member("desk-11", NOW, ready("1.2.0")));

    assertThat(check.behind()).isEqualTo(Map.of("entities", Map.of("desk-10", "", "desk-11", "")));
  }

  @Test
  void theSameNumberWithOtherBytesIsBehind() {
    VersionState other =
        VersionState.ready(new ModelDescription("entities", "1.3.0", Optional.of("other")), NOW);

    assertThat(check(member("a", NOW, other)).behind()).containsKey("entities");
  }

  @Test
  void whoWasKilledHoldsNobodyUp() {
    FleetCheck check =
        check(
            member("a", NOW, ready("1.3.0")), member("dead", NOW.minusSeconds(60), ready("1.0.0")));

    assertThat(check.settled()).isTrue();
    assertThat(check.gone()).extracting(m -> m.status().instance()).containsExactly("dead");
  }

  @Test
  void isNotSettledWhereNobodyLives() {
    assertThat(check().settled()).isFalse();
  }

  private static FleetCheck check(Member... members) {
    return FleetCheck.of(List.of(members), STABLE, NOW);
  }

  private static Member member(String name, Instant at, VersionState... models) {
    InstanceStatus status =
        new InstanceStatus(
            name, "host", "1", "fully_ready", at, at, Duration.ofSeconds(5), List.of(models));
    return new Member(status, StatusJson.write(status));
  }

  private static VersionState ready(String number) {
    return VersionState.ready(version("entities", number), NOW);
  }

  private static VersionState failed(String number, String why) {
    return VersionState.failed(
        version("entities", number), NOW, new VersionState.Failure(VersionState.Cause.LOAD, why));
  }

  private static ModelDescription version(String name, String number) {
    return new ModelDescription(name, number, Optional.of("sha-" + number));
  }
}
