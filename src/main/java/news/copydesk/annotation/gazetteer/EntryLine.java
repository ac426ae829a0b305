package news.copydesk.annotation.gazetteer;

/** One line of a gazetteer's source. */
public sealed interface EntryLine {

  /**
   * A line with an entry.
   *
   * @param entry what it says
   */
  record Good(GazetteerEntry entry) implements EntryLine {}

  /**
   * A line that cannot be used.
   *
   * @param number the line's, from 1
   * @param problem what is wrong with it and what to do
   */
  record Bad(long number, String problem) implements EntryLine {}
}
