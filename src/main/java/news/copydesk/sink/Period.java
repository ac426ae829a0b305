package news.copydesk.sink;

import java.time.LocalDate;

/**
 * Days of publication in UTC, both ends included.
 *
 * @param from the first day
 * @param to the last day
 */
public record Period(LocalDate from, LocalDate to) {

  /** Every day there is. */
  public static final Period ALWAYS = new Period(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException when the last day is before the first
   */
  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the period ends on %s, before it begins on %s; swap them".formatted(to, from));
    }
  }

  /** One day. */
  public static Period of(LocalDate day) {
    return new Period(day, day);
  }
}
