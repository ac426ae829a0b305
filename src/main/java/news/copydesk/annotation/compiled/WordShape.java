package news.copydesk.annotation.compiled;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What is left of a word when its letters and digits become classes: CoreNLP's {@code dan2} and
 * {@code chris2}, character for character. Needed for words that no compiled vocabulary holds.
 */
public enum WordShape {
  /** No shapes. */
  NONE(-1, false) {
    @Override
    String bare(String word) {
      return "";
    }
  },
  /** Runs of one class become one character. */
  DAN2(2, false) {
    @Override
    String bare(String word) {
      return dan2(word);
    }
  },
  /** The same; words known in lower case end with {@code k}. */
  DAN2_KNOWN(3, true) {
    @Override
    String bare(String word) {
      return dan2(word);
    }
  },
  /** The first two and last two classes, and between them each class once, sorted. */
  CHRIS2(8, false) {
    @Override
    String bare(String word) {
      return chris2(word);
    }
  },
  /** The same; words known in lower case end with {@code k}. */
  CHRIS2_KNOWN(9, true) {
    @Override
    String bare(String word) {
      return chris2(word);
    }
  };

  private static final int BOUNDARY = 2;

  private static final String[] GREEK = {
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "theta", "iota", "kappa", "lambda",
    "omicron", "rho", "sigma", "tau", "upsilon", "omega"
  };

  private static final int SHORTEST_GREEK = 3;

  /** A bit for each letter that one of them begins with, from {@code a} on. */
  private static final int BEGINS_GREEK =
      "abgdeztiklorsu".chars().map(letter -> 1 << letter - 'a').reduce(0, (a, b) -> a | b);

  private final int code;
  private final boolean marksKnown;

  WordShape(int code, boolean marksKnown) {
    this.code = code;
    this.marksKnown = marksKnown;
  }

  /** CoreNLP's number of this function ({@code SeqClassifierFlags.wordShape}). */
  public int code() {
    return code;
  }

  /**
   * The shape of a word.
   *
   * @param knownInLowerCase whether the model knows a word, given in lower case
   */
  public String of(String word, Predicate<String> knownInLowerCase) {
    String bare = bare(word);
    return marks(word) && knownInLowerCase.test(word.toLowerCase(Locale.ROOT)) ? bare + 'k' : bare;
  }

  /** Whether the shape of this word depends on the words that a model knows. */
  boolean marks(String word) {
    return marksKnown && onlyCasedLetters(word);
  }

  abstract String bare(String word);

  /** Whether a {@code k} is possible: every character counts as a lower or upper-case letter. */
  private boolean onlyCasedLetters(String word) {
    boolean chris = code >= CHRIS2.code;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char kind = chris ? chrisClass(c) : danClass(c);
      if ((kind != 'x' && kind != 'X') || (chris && greekAt(word, i) > 0)) {
        return false;
      }
    }
    return true;
  }

  private static char danClass(char c) {
    if (Character.isDigit(c)) {
      return 'd';
    } else if (Character.isLowerCase(c) || c == '_') {
      return 'x';
    }
    return Character.isUpperCase(c) ? 'X' : c;
  }

  private static String dan2(String word) {
    StringBuilder shape = new StringBuilder("WT-");
    char last = '~';
    for (int i = 0; i < word.length(); i++) {
      char kind = danClass(word.charAt(i));
      if (kind != last) {
        shape.append(kind);
      }
      last = kind;
    }
    if (word.length() <= 3) {
      shape.append(':').append(word.length());
    }
    return shape.toString();
  }

  private static char chrisClass(char c) {
    if (Character.isDigit(c)) {
      return 'd';
    } else if (Character.isLowerCase(c)) {
      return 'x';
    }
    return Character.isUpperCase(c) || Character.isTitleCase(c) ? 'X' : c;
  }

  private static String chris2(String word) {
    int length = word.length();
    boolean small = length <= BOUNDARY * 2;
    StringBuilder shape = new StringBuilder();
    StringBuilder end = new StringBuilder();
    char[] middle = new char[length];
    int seen = 0;
    for (int i = 0; i < length; i++) {
      int greek = greekAt(word, i);
      char kind = greek > 0 ? 'g' : chrisClass(word.charAt(i));
      if (small || i < BOUNDARY) {
        shape.append(kind);
      } else if (i < length - BOUNDARY) {
        middle[seen++] = kind;
      } else {
        end.append(kind);
      }
      i += Math.max(0, greek - 1);
    }
    Arrays.sort(middle, 0, seen);
    for (int i = 0; i < seen; i++) {
      if (i == 0 || middle[i] != middle[i - 1]) {
        shape.append(middle[i]);
      }
    }
    return shape.append(end).toString();
  }

  /** The length of the Greek letter's name that begins here, or 0. */
  private static int greekAt(String word, int at) {
    // Called for every character of every unknown word: the shortest name has three.
    int first = at + SHORTEST_GREEK > word.length() ? 0 : word.charAt(at);
    if (first < 'a' || first > 'z' || (BEGINS_GREEK >>> first - 'a' & 1) == 0) {
      return 0;
    }
    for (String letter : GREEK) {
      if (word.startsWith(letter, at)) {
        return letter.length();
      }
    }
    return 0;
  }
}
