package news.copydesk.registry.ledger;

import java.util.Arrays;
import java.util.Locale;
import news.copydesk.registry.IntegrityException;

/** What was done. */
public enum Action {
  /** A version came in. */
  REGISTER,
  /** An alias was set or moved. */
  MOVE,
  /** An alias went back to where it was before a move. */
  ROLLBACK,
  /** An alias was taken away. */
  UNALIAS,
  /** A version was removed; its number stays taken. */
  REMOVE;

  /** As it is written: in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Action parse(String text, String where) {
    return Arrays.stream(values())
        .filter(action -> action.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IntegrityException(
                    where + ": its action is unknown to this Copydesk; use a newer one"));
  }
}
