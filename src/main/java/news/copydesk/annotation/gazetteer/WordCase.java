package news.copydesk.annotation.gazetteer;

/** How a word is written, as far as it tells names from other words. */
enum WordCase {
  /** Begins with a lower-case letter. */
  LOWER,
  /** Begins with a capital, and has a lower-case letter. */
  CAPITALISED,
  /** Two letters or more, all of them capitals. */
  ALL_CAPITALS,
  /** Begins with a letter of a script that has no case. */
  CASELESS,
  /** Begins with a digit. */
  NUMBER;

  boolean capital() {
    return this == CAPITALISED || this == ALL_CAPITALS;
  }
}
