package news.copydesk.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether something has been so for long enough, without a break. */
final class Sustained {

  private final Duration enough;
  private @Nullable Instant since;

  Sustained(Duration enough) {
    this.enough = enough;
  }

  boolean holds(boolean so, Instant now) {
    if (!so) {
      since = null;
      return false;
    }
    Instant began = since;
    if (began == null) {
      began = now;
      since = now;
    }
    return !now.isBefore(began.plus(enough));
  }
}
