package news.copydesk.annotation.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Section;
import org.jspecify.annotations.Nullable;

/**
 * Finds the gazetteer's names in a text where no tagger has found one: the longest on word
 * boundaries that looks like a name.
 */
final class NameScan {

  private static final int MOST_WORDS = 12;
  private static final int LONGEST_CONNECTOR = 4;
  private static final int WORDS_PER_LOOK_AT_THE_CLOCK = 256;

  private final Lookup lookup;
  private final Gazetteer gazetteer;
  private final OrdinaryWords ordinary;
  private final Set<String> personWords;

  /**
   * @param personWords normalised words of the people in the article, whose names are no places
   */
  NameScan(Gazetteer gazetteer, Lookup lookup, OrdinaryWords ordinary, Set<String> personWords) {
    this.gazetteer = gazetteer;
    this.lookup = lookup;
    this.ordinary = ordinary;
    this.personWords = personWords;
  }

  /**
   * The names among the words that are not covered, in order; those before the deadline.
   *
   * @param covered the words that belong to names already
   */
  List<Found> find(Section section, NormalisedText text, boolean[] covered, Deadline deadline) {
    List<Found> all = new ArrayList<>();
    TextShape shape = new TextShape(text);
    NameLook look = new NameLook(text, shape, ordinary, personWords, lookup);
    for (int word = 0; word < text.words(); ) {
      if (word % WORDS_PER_LOOK_AT_THE_CLOCK == 0 && deadline.passed()) {
        break;
      }
      Match match = covered[word] ? null : longest(text, shape, look, covered, word);
      if (match == null) {
        word++;
      } else {
        int end = match.stem() ? text.sourceStem(match.last()) : text.sourceEnd(match.last());
        int normalEnd = match.stem() ? text.stem(match.last()) : text.end(match.last());
        all.add(
            new Found(
                new Spot(section, text.sourceBegin(word), end),
                text.between(text.begin(word), normalEnd),
                match.candidates(),
                look.certain(word, match.last())));
        word = match.last() + 1;
      }
    }
    return all;
  }

  private record Match(int last, boolean stem, Candidates candidates) {}

  private @Nullable Match longest(
      NormalisedText text, TextShape shape, NameLook look, boolean[] covered, int first) {
    if (text.wordCase(first) == WordCase.LOWER) {
      return null;
    }
    Match best = null;
    int hash = 0;
    int end = Math.min(text.words(), first + MOST_WORDS);
    for (int word = first; word < end; word++) {
      boolean lower = text.wordCase(word) == WordCase.LOWER;
      int length = text.end(word) - text.begin(word);
      boolean goesOn =
          word == first
              || !covered[word] && shape.joined(word - 1) && !(lower && length > LONGEST_CONNECTOR);
      if (!goesOn) {
        break;
      }
      hash = word == first ? hash : NameHash.add(hash, ' ');
      int stemHash = NameHash.add(hash, text.chars(), text.begin(word), text.stem(word));
      hash = NameHash.add(stemHash, text.chars(), text.stem(word), text.end(word));
      if (!lower && text.stem(word) < text.end(word)) {
        Match match = match(text, look, first, word, stemHash, true);
        best = match == null ? best : match;
      }
      if (!gazetteer.mayBegin(hash)) {
        break;
      }
      if (!lower) {
        Match match = match(text, look, first, word, hash, false);
        best = match == null ? best : match;
      }
    }
    return best;
  }

  private @Nullable Match match(
      NormalisedText text, NameLook look, int first, int last, int hash, boolean stem) {
    int end = stem ? text.stem(last) : text.end(last);
    Candidates candidates = lookup.exact(hash, text.chars(), text.begin(first), end, null);
    return candidates != null && look.isName(first, last, end, candidates)
        ? new Match(last, stem, candidates)
        : null;
  }
}
