package news.copydesk.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * What is sent about an alert.
 *
 * @param began when it began to hold
 * @param ended when it held no more; empty while it holds
 * @param validUntil when a receiver may forget it if nothing more comes: this process may have died
 */
record Notification(Alert alert, Instant began, Optional<Instant> ended, Instant validUntil) {

  boolean resolved() {
    return ended.isPresent();
  }
}
