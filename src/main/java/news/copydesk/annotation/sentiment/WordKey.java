package news.copydesk.annotation.sentiment;

/**
 * Stands for a word in tables, as 64 bits: FNV-1a (Fowler, Noll, Vo) over its lower-case UTF-16
 * units, so that no string is made of it. All years are one word, and so are all other numbers.
 */
final class WordKey {

  /** Every number that is not a year. */
  static final long NUMBER = of("#number");

  /** Every number from 1900 to 2099. */
  static final long YEAR = of("#year");

  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private WordKey() {}

  static long of(String word) {
    return of(word, 0, word.length());
  }

  /** The key of the characters from begin to end. */
  static long of(String text, int begin, int end) {
    if (Character.isDigit(text.charAt(begin))) {
      return isYear(text, begin, end) ? YEAR : NUMBER;
    }
    long key = OFFSET_BASIS;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      key = (key ^ Character.toLowerCase(c == '’' ? '\'' : c)) * PRIME;
    }
    return key;
  }

  private static boolean isYear(String text, int begin, int end) {
    if (end - begin != 4) {
      return false;
    }
    boolean century = text.startsWith("19", begin) || text.startsWith("20", begin);
    return century && isDigit(text.charAt(begin + 2)) && isDigit(text.charAt(begin + 3));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
