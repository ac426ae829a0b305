package news.copydesk.annotation.gazetteer;

import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;

/** One section of an article, as far as it is annotated, with the words that names cover. */
final class SectionText {

  private final Section section;
  private final String text;
  private final boolean cut;
  private final CodeUnits codeUnits;
  private final NormalisedText words;
  private final boolean[] covered;

  SectionText(Section section, String whole, int maxCharacters) {
    this.section = section;
    this.cut =
        whole.length() > maxCharacters && whole.codePointCount(0, whole.length()) > maxCharacters;
    this.text = cut ? whole.substring(0, whole.offsetByCodePoints(0, maxCharacters)) : whole;
    this.codeUnits = new CodeUnits(text);
    this.words = NormalisedText.of(text);
    this.covered = new boolean[words.words()];
  }

  Section section() {
    return section;
  }

  String text() {
    return text;
  }

  /** True if the section is longer than what is annotated. */
  boolean cut() {
    return cut;
  }

  NormalisedText words() {
    return words;
  }

  boolean[] covered() {
    return covered;
  }

  Spot spot(Mention mention) {
    return new Spot(section, codeUnits.at(mention.begin()), codeUnits.at(mention.end()));
  }

  /** Marks the words that a name covers, if only in part. */
  void cover(Spot spot) {
    for (int word = firstEndingAfter(spot.begin());
        word < words.words() && words.sourceBegin(word) < spot.end();
        word++) {
      covered[word] = true;
    }
  }

  private int firstEndingAfter(int offset) {
    int low = 0;
    int high = words.words();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.sourceEnd(middle) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
