package news.copydesk.annotation.entity;

import java.util.List;
import news.copydesk.annotation.Section;

/**
 * A section's text with those of its sentences that lie inside the length limit.
 *
 * @param section which section it is
 * @param text the section's text, no shorter than the sentences need
 * @param sentences the sentences to annotate
 * @param truncated true when sentences were left out
 */
record TextInLimit(Section section, String text, List<Sentence> sentences, boolean truncated) {

  /**
   * Splitting a little beyond the limit shows whether the last sentence before it really ends
   * there.
   */
  private static final int LOOKAHEAD = 1_000;

  static TextInLimit of(NameTagger tagger, Section section, String text, int maxCharacters) {
    if (text.isBlank()) {
      return new TextInLimit(section, text, List.of(), false);
    }
    if (text.length() <= maxCharacters || text.codePointCount(0, text.length()) <= maxCharacters) {
      return new TextInLimit(section, text, tagger.sentences(text), false);
    }
    int limit = text.offsetByCodePoints(0, maxCharacters);
    int cut = beforeSurrogatePair(text, Math.min(text.length(), limit + LOOKAHEAD));
    String beginning = text.substring(0, cut);
    List<Sentence> inside =
        tagger.sentences(beginning).stream().filter(sentence -> sentence.end() <= limit).toList();
    return new TextInLimit(section, beginning, inside, true);
  }

  private static int beforeSurrogatePair(String text, int cut) {
    boolean splitsPair =
        cut < text.length()
            && Character.isHighSurrogate(text.charAt(cut - 1))
            && Character.isLowSurrogate(text.charAt(cut));
    return splitsPair ? cut - 1 : cut;
  }
}
