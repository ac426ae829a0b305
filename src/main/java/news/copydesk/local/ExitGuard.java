package news.copydesk.local;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Kafka from ending this JVM: what would exit or halt becomes a recorded failure instead.
 *
 * <p>Kafka's {@link Exit} is one per process, so the guard installed last records. It is never
 * taken off again: a thread of a closed broker may still ask for a halt.
 */
final class ExitGuard {

  private static final Logger log = LoggerFactory.getLogger(ExitGuard.class);

  private final AtomicReference<String> failure = new AtomicReference<>();

  void install() {
    Exit.setExitProcedure((status, message) -> refuse("exit", status, message));
    Exit.setHaltProcedure((status, message) -> refuse("halt", status, message));
  }

  /** The first time Kafka asked to end the process, in words. */
  Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  private void refuse(String how, int status, @Nullable String message) {
    String said =
        "the broker asked to %s the process with status %d in thread %s%s"
            .formatted(
                how,
                status,
                Thread.currentThread().getName(),
                message == null ? "" : ": " + message);
    if (failure.compareAndSet(null, said)) {
      log.atError().addKeyValue("status", status).log(said);
    }
    // Kafka counts on not coming back from here.
    throw new LocalBrokerException(said);
  }
}
