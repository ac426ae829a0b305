package news.copydesk.annotation.gazetteer;

import java.util.Set;
import news.copydesk.annotation.Link;

/**
 * Whether words that are in the gazetteer look like a name where they stand: by their capitals, by
 * what is beside them, and by what else they could be.
 */
final class NameLook {

  private static final int SHORTEST_NAME = 4;
  private static final int SHORTEST_ALIAS = 5;
  private static final int SHORTEST_SCOPED = 3;

  private final NormalisedText text;
  private final TextShape shape;
  private final OrdinaryWords ordinary;
  private final Set<String> personWords;
  private final Lookup lookup;

  NameLook(
      NormalisedText text,
      TextShape shape,
      OrdinaryWords ordinary,
      Set<String> personWords,
      Lookup lookup) {
    this.text = text;
    this.shape = shape;
    this.ordinary = ordinary;
    this.personWords = personWords;
    this.lookup = lookup;
  }

  /**
   * True if the words look like a name.
   *
   * @param end where the name ends among the normalised characters
   */
  boolean isName(int first, int last, int end, Candidates candidates) {
    return first == last ? isName(first, end, candidates) : areName(first, last, candidates);
  }

  /** A single word: most surnames and many ordinary words are some town's name. */
  private boolean isName(int word, int end, Candidates candidates) {
    if (!text.wordCase(word).capital() || isPerson(candidates) || partOfLonger(word, word)) {
      return false;
    }
    int length = end - text.begin(word);
    int shortest = candidates.match() == Link.Match.ALIAS ? SHORTEST_ALIAS : SHORTEST_NAME;
    String normalised = text.between(text.begin(word), end);
    return length >= (candidates.scoped() ? SHORTEST_SCOPED : shortest)
        && (candidates.scoped() || isKnown(candidates))
        && !ordinary.contains(normalised)
        && !personWords.contains(normalised);
  }

  /** A capitalised word that no tagger took for a place is rarely a small town. */
  private boolean isKnown(Candidates candidates) {
    for (int entry : candidates.entries()) {
      if (lookup.isKnown(entry)) {
        return true;
      }
    }
    return false;
  }

  /** Several words: two of them at least with a capital, or a capital and a number. */
  private boolean areName(int first, int last, Candidates candidates) {
    int capitals = 0;
    int numbers = 0;
    boolean allOrdinary = true;
    for (int word = first; word <= last; word++) {
      WordCase wordCase = text.wordCase(word);
      capitals += wordCase.capital() || wordCase == WordCase.CASELESS ? 1 : 0;
      numbers += wordCase == WordCase.NUMBER ? 1 : 0;
      allOrdinary &= ordinary.contains(word(word));
    }
    if (capitals == 0 || capitals + numbers < 2) {
      return false;
    }
    return candidates.scoped() || !allOrdinary && !partOfLonger(first, last);
  }

  private boolean isPerson(Candidates candidates) {
    for (int entry : candidates.entries()) {
      if (lookup.kind(entry) != NameKind.PERSON) {
        return false;
      }
    }
    return true;
  }

  /** "Paris Hilton", "T-Mobile", "New York Times": a capital right beside it. */
  private boolean partOfLonger(int first, int last) {
    // In a headline, ordinary words have capitals too.
    boolean headline = shape.inTitleCase(first, last);
    return isPartBefore(first, headline) || isPartBehind(last, headline);
  }

  private boolean isPartBefore(int first, boolean headline) {
    int before = first - 1;
    return first > 0
        && !shape.starts(first)
        && shape.joined(before)
        && text.wordCase(before).capital()
        && !((headline || shape.starts(before)) && ordinary.contains(word(before)));
  }

  private boolean isPartBehind(int last, boolean headline) {
    int behind = last + 1;
    return behind < text.words()
        && !shape.starts(behind)
        && shape.joined(last)
        && text.wordCase(behind).capital()
        && !ordinary.isDate(word(behind))
        && !(headline && ordinary.contains(word(behind)));
  }

  private String word(int word) {
    return text.between(text.begin(word), text.end(word));
  }

  /** False where the capitals may be there for another reason than a name. */
  boolean certain(int first, int last) {
    if (shape.inTitleCase(first, last)) {
      return false;
    }
    return first == last
        ? !shape.starts(first) && text.wordCase(first) == WordCase.CAPITALISED
        : text.wordCase(last) != WordCase.CASELESS || last > first;
  }
}
