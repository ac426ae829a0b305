package news.copydesk.annotation.corenlp.tokenizer;

import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sentences as CoreNLP's {@link WordToSentenceProcessor} makes them with its defaults, if ends of
 * lines mean nothing: they end with a full stop or with question and exclamation marks, and closing
 * brackets and quotation marks behind those belong to them too.
 */
final class SentenceSplitter {

  private static final Marks ENDS = Marks.of(WordToSentenceProcessor.DEFAULT_BOUNDARY_REGEX);

  private static final Marks CLOSES =
      Marks.of(WordToSentenceProcessor.DEFAULT_BOUNDARY_FOLLOWERS_REGEX);

  private SentenceSplitter() {}

  static List<List<Token>> split(List<Token> tokens) {
    List<List<Token>> sentences = new ArrayList<>();
    List<Token> sentence = new ArrayList<>();
    for (Token token : tokens) {
      String text = token.text();
      if (isWord(text)) {
        sentence.add(token);
      } else if (sentence.isEmpty() && closes(text, sentences)) {
        sentences.get(sentences.size() - 1).add(token);
      } else {
        sentence.add(token);
        if (ENDS.has(text)) {
          sentences.add(sentence);
          sentence = new ArrayList<>();
        }
      }
    }
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
    return sentences;
  }

  /** Most tokens are, and neither end nor close anything. */
  private static boolean isWord(String text) {
    char first = text.isEmpty() ? 0 : text.charAt(0);
    return first >= 'a' && first <= 'z'
        || first >= 'A' && first <= 'Z'
        || first >= '0' && first <= '9';
  }

  private static boolean closes(String text, List<List<Token>> sentences) {
    return !sentences.isEmpty()
        && CLOSES.has(text)
        && isPlausible(text, sentences.get(sentences.size() - 1));
  }

  /** A straight quotation mark closes only what one has opened. */
  private static boolean isPlausible(String text, List<Token> sentence) {
    if (!text.equals("\"") && !text.equals("'")) {
      return true;
    }
    return sentence.stream().filter(token -> token.text().equals(text)).count() % 2 != 0;
  }

  /**
   * What a pattern matches, asked once of each mark of ASCII.
   *
   * @param alone whether it matches the character by itself
   */
  private record Marks(Pattern pattern, boolean[] alone) {

    private static Marks of(String regex) {
      Pattern pattern = Pattern.compile(regex);
      boolean[] alone = new boolean[128];
      for (char c = 0; c < alone.length; c++) {
        alone[c] = pattern.matcher(String.valueOf(c)).matches();
      }
      return new Marks(pattern, alone);
    }

    private boolean has(String text) {
      return text.length() == 1 && text.charAt(0) < alone.length
          ? alone[text.charAt(0)]
          : pattern.matcher(text).matches();
    }
  }
}
