package news.copydesk.annotation.corenlp.tokenizer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of CoreNLP's {@code PTBLexer}. Nine of ten matches are words, spaces and marks that
 * the lexer takes as they stand: those are taken here, and all others by the lexer itself. Used by
 * one thread.
 */
final class Lexer {

  /** What is kept for longer texts would be held for ever. In UTF-16 code units. */
  private static final int KEPT = 1 << 16;

  private static final Automaton AUTOMATON;

  /** The rules by the number of their code in CoreNLP 4.5.10; none: the lexer's own work. */
  private static final Rule[] RULES = new Rule[128];

  static {
    try {
      Class<?> lexer = Automaton.lexer();
      AUTOMATON = new Automaton(lexer, Automaton.fields(lexer));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
    // Spaces, and ends of lines.
    rule(Rule.GAP, 1, 3);
    // Words and abbreviations, marks, quotation marks, brackets, currencies, dashes.
    rule(Rule.AS_IT_STANDS, 21, 40, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 22, 23, 24, 25);
    rule(Rule.AS_IT_STANDS, 29, 36, 47);
    rule(Rule.NUMBER, 16);
    // Quotation marks, letters and clitics by what is behind them, which the match includes.
    rule(Rule.WITHOUT_LAST, 34, 39, 46);
    rule(Rule.WITHOUT_LAST_TWO, 44, 45);
  }

  private enum Rule {
    GAP,
    AS_IT_STANDS,
    NUMBER,
    WITHOUT_LAST,
    WITHOUT_LAST_TWO
  }

  private final RuleLexer rules;

  private String source = "";
  private char[] text = new char[0];
  private int length;
  private char[] rulesText = new char[0];
  private boolean rulesBegun;

  /** Where the next match begins. */
  private int at;

  /** Where the last token ended, and what it was. */
  private int lastEnd;

  private String last = "";

  /**
   * @param options the lexer's; those that change how marks are spelled are not understood here
   */
  Lexer(String options) {
    rules = new RuleLexer(options);
  }

  private static void rule(Rule rule, int... actions) {
    for (int action : actions) {
      RULES[action] = rule;
    }
  }

  /** All tokens of a text. */
  List<Token> tokens(String of) {
    begin(of);
    List<Token> tokens = new ArrayList<>(length / 5 + 8);
    for (Token token = next(); token != null; token = next()) {
      tokens.add(token);
      lastEnd = token.end();
      last = token.original();
    }
    if (text.length > KEPT) {
      text = new char[0];
      rulesText = text;
    }
    return tokens;
  }

  private void begin(String of) {
    source = of;
    // As CoreNLP's annotator does: some of the rules cannot look at the end of a text.
    length = of.length() + 1;
    if (text.length < length) {
      text = new char[length * 3 / 2];
    }
    of.getChars(0, of.length(), text, 0);
    text[of.length()] = ' ';
    rulesBegun = false;
    at = 0;
    lastEnd = 0;
    last = "";
  }

  private @Nullable Token next() {
    while (at < length) {
      long match = AUTOMATON.longest(text, at, length);
      Rule rule = match == Automaton.UNDECIDED ? null : RULES[Automaton.action(match)];
      int end = Automaton.end(match);
      if (rule == Rule.GAP) {
        at = end;
        continue;
      }
      end = rule == null ? at : end(rule, end);
      if (end == at) {
        return byRule();
      }
      int begin = at;
      at = end;
      String word = source.substring(begin, end);
      return new Token(word, word, begin, end);
    }
    return null;
  }

  /** Where a match's token ends if it is the text as it stands there; where it begins if not. */
  private int end(Rule rule, int matched) {
    int end =
        switch (rule) {
          case WITHOUT_LAST -> matched - 1;
          case WITHOUT_LAST_TWO -> matched - 2;
          default -> matched;
        };
    // A sign belongs to a number or not, by what is before it.
    if (rule == Rule.NUMBER && !Character.isDigit(text[at]) && text[at] != '.') {
      return at;
    }
    for (int i = at; i < matched; i++) {
      // Behind the token only surrogates matter: what was looked at is counted in code points.
      if (i < end ? !staysAsItIs(text[i]) : Character.isSurrogate(text[i])) {
        return at;
      }
    }
    return end;
  }

  /**
   * Characters that neither the lexer nor Unicode's composition (NFC) changes, drops or replaces:
   * not all of them, but those of English text.
   */
  private static boolean staysAsItIs(char c) {
    return c < '\u007f'
        ? c > ' '
        : c > '\u00a0' && c < '\u0300' && c != '\u00ad' || c >= '\u2010' && c <= '\u201f';
  }

  private @Nullable Token byRule() {
    if (!rulesBegun) {
      rulesBegun = true;
      if (rulesText.length < text.length) {
        rulesText = new char[text.length];
      }
      System.arraycopy(text, 0, rulesText, 0, length);
      rules.begin(rulesText, length);
    }
    Token token = rules.next(at, source.substring(lastEnd, at), last);
    at = token == null ? length : rules.end();
    return token;
  }
}
