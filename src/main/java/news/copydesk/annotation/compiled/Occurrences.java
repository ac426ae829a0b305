package news.copydesk.annotation.compiled;

/**
 * CoreNLP's occurrence patterns: a capitalised word within a sentence that comes again, or came
 * before, is more likely a name. Without part-of-speech tags, that is all of them that can be seen.
 */
final class Occurrences {

  private static final int NEAREST = 3;
  private static final int FARTHEST = 149;
  private static final int LOWER_WORD = WordTraits.NO_UPPER_CASE | WordTraits.LETTER;

  private final Rows nodeRows;
  private final Description.Constants constants;
  private final int longs;

  Occurrences(CompiledModel model) {
    nodeRows = model.nodeRows();
    constants = model.description().constants();
    longs = model.dimensions().nodeLongs();
  }

  /** Adds the scores of all capitalised words; those of the others are in their own sums. */
  void add(Tokens tokens) {
    for (int place = tokens.first(); place < tokens.end(); place++) {
      if ((tokens.traits(place) & WordTraits.NAME_CASE) != 0) {
        add(tokens, place);
      }
    }
  }

  private void add(Tokens tokens, int place) {
    int at = place * longs;
    if ((tokens.traits(place + 1) & LOWER_WORD) != LOWER_WORD
        || (tokens.traits(place - 1) & WordTraits.LETTER) == 0) {
      nodeRows.add(constants.noOccurrence(), tokens.node, at);
      return;
    }
    if (occurs(tokens, place, place + NEAREST, Math.min(place + FARTHEST, tokens.end() - 1))) {
      nodeRows.add(constants.nextOccurrence(), tokens.node, at);
    }
    if (occurs(tokens, place, Math.max(place - FARTHEST, tokens.first()), place - NEAREST)) {
      nodeRows.add(constants.previousOccurrence(), tokens.node, at);
    }
  }

  private static boolean occurs(Tokens tokens, int place, int from, int to) {
    UnknownWord unknown = tokens.unknown[place];
    if (unknown != null) {
      return occurs(tokens, unknown.respelled(), from, to);
    }
    int word = tokens.word[place];
    for (int i = from; i <= to; i++) {
      if (tokens.word[i] == word) {
        return true;
      }
    }
    return false;
  }

  private static boolean occurs(Tokens tokens, String respelled, int from, int to) {
    for (int i = from; i <= to; i++) {
      UnknownWord other = tokens.unknown[i];
      if (other != null && other.respelled().equals(respelled)) {
        return true;
      }
    }
    return false;
  }
}
