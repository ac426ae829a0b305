package news.copydesk.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an instance says of itself.
 *
 * @param instance its name; the record's key
 * @param host the machine it runs on
 * @param program the version of Copydesk
 * @param phase where it is in its life
 * @param startedAt when it started
 * @param at when it said so
 * @param heartbeat how often it says so; silent for several times as long, it is gone
 * @param models what it runs or tries to
 */
public record InstanceStatus(
    String instance,
    String host,
    String program,
    String phase,
    Instant startedAt,
    Instant at,
    Duration heartbeat,
    List<VersionState> models) {

  private static final int SILENT_BEATS = 4;

  /** Copies. */
  public InstanceStatus {
    models = List.copyOf(models);
  }

  /** Whether it has not been silent for too long. */
  public boolean alive(Instant now) {
    return Duration.between(at, now).compareTo(heartbeat.multipliedBy(SILENT_BEATS)) <= 0;
  }
}
