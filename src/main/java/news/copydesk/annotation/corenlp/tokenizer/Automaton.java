package news.copydesk.annotation.corenlp.tokenizer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;

/**
 * The automaton of CoreNLP's {@code PTBLexer}, which JFlex makes from its rules: from any place of
 * a text the longest match. The tables are the lexer's own, read from its class; the loop is ours,
 * because there it is in one method with all rules' code, which is too large for HotSpot's defaults
 * to compile.
 *
 * @see <a href="https://jflex.de/manual.html">JFlex</a>
 */
final class Automaton {

  /** What comes back when the text ends before the match is certain, or nothing matches. */
  static final long UNDECIDED = -1;

  private static final int ACCEPTS = 1;
  private static final int ENDS = 8;
  private static final int LATIN_1 = 256;

  private final int[] blockOfPage;
  private final int[] classes;
  private final int[] rows;
  private final int[] transitions;
  private final int[] attributes;
  private final int[] actions;
  private final int start;

  /**
   * @param fields where the lexer's static fields are found
   * @throws ReflectiveOperationException if it is another lexer
   */
  Automaton(Class<?> lexer, Lookup fields) throws ReflectiveOperationException {
    blockOfPage = table(lexer, fields, "ZZ_CMAP_TOP");
    classes = table(lexer, fields, "ZZ_CMAP_BLOCKS");
    rows = table(lexer, fields, "ZZ_ROWMAP");
    transitions = table(lexer, fields, "ZZ_TRANS");
    attributes = table(lexer, fields, "ZZ_ATTRIBUTE");
    actions = table(lexer, fields, "ZZ_ACTION");
    int state = (int) fields.findStaticVarHandle(lexer, "YyNotTokenizePerLine", int.class).get();
    start = table(lexer, fields, "ZZ_LEXSTATE")[state];
  }

  private static int[] table(Class<?> lexer, Lookup fields, String name)
      throws ReflectiveOperationException {
    return (int[]) fields.findStaticVarHandle(lexer, name, int[].class).get();
  }

  /** The lexer that JFlex made; no class outside of its package may name it. */
  static Class<?> lexer() throws ClassNotFoundException {
    return Class.forName("edu.stanford.nlp.process.PTBLexer");
  }

  /** Sees the lexer's private fields. */
  static Lookup fields(Class<?> lexer) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(lexer, MethodHandles.lookup());
  }

  /**
   * The longest match.
   *
   * @param from where it begins, in UTF-16 code units
   * @param length of the text
   * @return the number of its rule's code and its end, see {@link #action} and {@link #end}; or
   *     {@link #UNDECIDED}
   */
  long longest(char[] text, int from, int length) {
    int state = start;
    int accepted = -1;
    int end = from;
    int at = from;
    while (at < length) {
      char c = text[at++];
      int symbol;
      if (c < LATIN_1) {
        symbol = classes[c];
      } else if (Character.isHighSurrogate(c)
          && at < length
          && Character.isLowSurrogate(text[at])) {
        symbol = symbol(Character.toCodePoint(c, text[at++]));
      } else {
        symbol = symbol(c);
      }
      state = transitions[rows[state] + symbol];
      if (state < 0) {
        return accepted < 0 ? UNDECIDED : match(accepted, end);
      }
      if ((attributes[state] & ACCEPTS) != 0) {
        accepted = state;
        end = at;
        if ((attributes[state] & ENDS) != 0) {
          return match(accepted, end);
        }
      }
    }
    return UNDECIDED;
  }

  private long match(int accepted, int end) {
    return (long) actions[accepted] << Integer.SIZE | end;
  }

  private int symbol(int codePoint) {
    return classes[blockOfPage[codePoint >> 8] | codePoint & 0xFF];
  }

  /** Which code of the lexer is to be run for a match. */
  static int action(long match) {
    return (int) (match >>> Integer.SIZE);
  }

  /** Where a match ends. */
  static int end(long match) {
    return (int) match;
  }
}
