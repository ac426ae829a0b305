package news.copydesk.annotation.gazetteer;

import news.copydesk.annotation.Link;

/**
 * The entries that a name may mean, all found in the same way.
 *
 * @param entries at least one
 * @param match how they were found
 * @param similarity 1 unless the match is fuzzy
 * @param scoped true if they are the source's own
 */
record Candidates(int[] entries, Link.Match match, double similarity, boolean scoped) {

  /** How sure one may be that the name is one of theirs, from 0 to 1. */
  double score() {
    return match == Link.Match.ALIAS ? 0.95 : similarity;
  }
}
