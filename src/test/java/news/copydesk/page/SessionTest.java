package news.copydesk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @Test
  void holdsForTwelveHoursAtEveryInstanceWithTheSameToken() {
    String cookie = cookie(session("token", NOW));

    assertThat(session("token", NOW.plusSeconds(12 * 3600 - 1)).holds(cookie)).isTrue();
    assertThat(session("token", NOW.plusSeconds(12 * 3600)).holds(cookie)).isFalse();
    assertThat(session("other", NOW).holds(cookie)).isFalse();
  }

  @Test
  void cannotBeMadeLonger() {
    String cookie = cookie(session("token", NOW));
    long expiry = Long.parseLong(cookie.substring(0, cookie.indexOf('.')));

    assertThat(session("token", NOW).holds(cookie.replaceFirst("\\d+", Long.toString(expiry + 1))))
        .isFalse();
  }

  @Test
  void refusesWhatIsNoSession() {
    for (String cookie : new String[] {"", ".", "x", "x.y", "..", "1.", ".1"}) {
      assertThat(session("token", NOW).holds(cookie)).as(cookie).isFalse();
    }
  }

  private static Session session(String token, Instant now) {
    return new Session(token, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static String cookie(Session session) {
    return session.setCookie().replaceFirst("^copydesk=", "").replaceFirst(";.*", "");
  }
}
