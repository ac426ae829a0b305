package news.copydesk.annotation.corenlp;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.corenlp.tokenizer.Token;

/**
 * The words of a sentence as the CRFs see them, hyphenated ones merged and long ones shortened:
 * what {@link HyphenMerge} and {@link LongWords} make of tokens, without copies of the tokens.
 */
final class MergedWords {

  private final List<String> texts;
  private final int[] begins;
  private final int[] ends;

  private MergedWords(int capacity) {
    texts = new ArrayList<>(capacity);
    begins = new int[capacity];
    ends = new int[capacity];
  }

  static MergedWords of(List<Token> tokens) {
    MergedWords words = new MergedWords(tokens.size());
    String last = "";
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (i > 0 && HyphenMerge.joins(last, tokens, i)) {
        last += token.text();
      } else {
        words.add(last);
        last = token.text();
        words.begins[words.texts.size()] = token.begin();
      }
      words.ends[words.texts.size()] = token.end();
    }
    words.add(last);
    return words;
  }

  private void add(String text) {
    if (!text.isEmpty()) {
      texts.add(
          text.length() > LongWords.MAX_CHARACTERS
              ? text.substring(0, LongWords.MAX_CHARACTERS)
              : text);
    }
  }

  int size() {
    return texts.size();
  }

  List<String> texts() {
    return texts;
  }

  /** Offset of a word's first character, in UTF-16 code units of the piece. */
  int begin(int word) {
    return begins[word];
  }

  /** Offset behind a word's last character. */
  int end(int word) {
    return ends[word];
  }
}
