package news.copydesk.rollout;

import java.time.Instant;

/**
 * Everybody shall run this version of a model.
 *
 * @param model the model's name in the registry; the record's key
 * @param version its number
 * @param manifest SHA-256 of the version's manifest: with the number alone, somebody who made the
 *     registry anew could mean other bytes
 * @param alias the alias that stands there, for people
 * @param epoch number of the ledger's line that put it there; later moves have greater ones
 * @param by who moved it
 * @param at when
 */
public record WantedVersion(
    String model, String version, String manifest, String alias, long epoch, String by, Instant at)
    implements ControlMessage {

  @Override
  public String key() {
    return model;
  }

  /** {@code model@version}. */
  public String id() {
    return model + "@" + version;
  }
}
