package news.copydesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class HeadStartTest {

  @Test
  void answersAsTheServerWouldButOnNoPort() throws Exception {
    Health health = new Health(Clock.systemUTC(), () -> Phase.INIT, List.of(), List::of);

    String answer = OpsServer.answerInMemory("/health/live", health);

    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("{\"live\":true,\"reasons\":[]}");
  }

  @Test
  void isOverOnceItWasWaitedFor() throws Exception {
    // One that another test has begun may go on.
    Set<Thread> others = headStarts();
    HeadStart start = HeadStart.begin();

    start.await();

    assertThat(headStarts()).isSubsetOf(others);
  }

  private static Set<Thread> headStarts() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("copydesk-head-start"))
        .collect(Collectors.toSet());
  }

  @Test
  void isNotWaitedForWhereNothingIsServed() throws Exception {
    HeadStart.none().await();
  }
}
