package news.copydesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import news.copydesk.access.FailedLogins.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class FailedLoginsTest {

  private final AtomicLong now = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FailedLogins logins = new FailedLogins(registry, now::get);
  private final Logger logger = (Logger) LoggerFactory.getLogger(FailedLogins.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
    // Whatever a command has set for the whole JVM.
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void stopListening() {
    logger.setLevel(null);
    logger.detachAppender(logged);
  }

  @Test
  void anAddressThatHasTriedTooOftenIsNotEvenLookedAt() {
    fail("10.0.0.1", FailedLogins.MOST);
    AtomicBoolean asked = new AtomicBoolean();

    Verdict verdict =
        logins.judge(
            "10.0.0.1",
            () -> {
              asked.set(true);
              return true;
            });

    assertThat(verdict).isEqualTo(Verdict.SENT_AWAY);
    assertThat(asked).isFalse();
    assertThat(logins.patience("10.0.0.1")).isEqualTo(FailedLogins.WINDOW);
    assertThat(count("wrong")).isEqualTo(FailedLogins.MOST);
    assertThat(count("sent_away")).isEqualTo(1);
  }

  @Test
  void othersAreLetIn() {
    fail("10.0.0.1", FailedLogins.MOST);

    assertThat(logins.judge("10.0.0.2", () -> true)).isEqualTo(Verdict.RIGHT);
    assertThat(logins.patience("10.0.0.2")).isZero();
  }

  @Test
  void whoMistypesAFewTimesIsLetInAfterwards() {
    fail("10.0.0.1", FailedLogins.MOST - 1);

    assertThat(logins.judge("10.0.0.1", () -> true)).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void itsMinuteBeginsWithItsFirstWrongTokenAndThenAllIsForgotten() {
    fail("10.0.0.1", 1);
    pass(Duration.ofSeconds(40));
    fail("10.0.0.1", FailedLogins.MOST - 1);
    assertThat(logins.patience("10.0.0.1")).isEqualTo(Duration.ofSeconds(20));

    pass(Duration.ofSeconds(20));

    assertThat(logins.judge("10.0.0.1", () -> true)).isEqualTo(Verdict.RIGHT);
    fail("10.0.0.1", FailedLogins.MOST - 1);
    assertThat(logins.judge("10.0.0.1", () -> true)).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void whatItRemembersIsBoundedAndTheOldestIsForgottenFirst() {
    fail("first", FailedLogins.MOST);
    pass(Duration.ofSeconds(1));
    fail("second", FailedLogins.MOST);
    for (int i = 2; i < FailedLogins.ADDRESSES; i++) {
      fail("address-" + i, 1);
    }
    assertThat(logins.patience("first")).isPositive();

    fail("one-more", 1);

    assertThat(logins.patience("first")).isZero();
    assertThat(logins.patience("second")).isPositive();
  }

  @Test
  void saysSoOnceUntilItHasBeenQuietAndNeverWhatWasShown() {
    fail("10.0.0.1", FailedLogins.MOST + 5);
    fail("10.0.0.2", FailedLogins.MOST);
    assertThat(logged.list).hasSize(1);
    assertThat(logged.list.get(0).getKeyValuePairs().toString()).contains("10.0.0.1");

    pass(FailedLogins.WINDOW.multipliedBy(3));
    fail("10.0.0.3", FailedLogins.MOST);

    assertThat(logged.list).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
    "[2001:db8:1:2::9], 2001:db8:1:2:0:0:0:0/64",
    "::ffff:192.0.2.7, 192.0.2.7",
    "a:name:that:is:none, a:name:that:is:none"
  })
  void anIpv6NetworkIsOneAddress(String address, String network) {
    assertThat(Network.of(address)).isEqualTo(network);
  }

  private void fail(String address, int times) {
    for (int i = 0; i < times; i++) {
      logins.judge(address, () -> false);
    }
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private double count(String outcome) {
    return registry.get("copydesk_login_failures").tag("outcome", outcome).counter().count();
  }
}
