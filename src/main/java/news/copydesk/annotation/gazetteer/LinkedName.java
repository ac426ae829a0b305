package news.copydesk.annotation.gazetteer;

import java.util.Arrays;
import java.util.List;
import news.copydesk.annotation.Link;

/** A name of an article, what it may mean, and what it was decided to mean. */
final class LinkedName {

  private static final int UNDECIDED = -1;

  /** Closer entries of one name are the same place, listed twice. */
  private static final double SAME_PLACE_KM = 15;

  /** With more entries than this, the few that are listed twice do not matter. */
  private static final int MOST_COMPARED = 32;

  private final Candidates candidates;
  private final List<Spot> spots;
  private int[] entries;
  private int decided = UNDECIDED;
  private double certainty;

  /**
   * @param spots where it stands
   */
  LinkedName(Candidates candidates, List<Spot> spots) {
    this.candidates = candidates;
    this.entries = candidates.entries();
    this.spots = List.copyOf(spots);
  }

  int[] entries() {
    return entries;
  }

  List<Spot> spots() {
    return spots;
  }

  /** Decides a name that means one place only, if perhaps listed more than once. */
  void decideIfPlain(Gazetteer gazetteer) {
    int[] all = candidates.entries();
    if (all.length > 1 && all.length <= MOST_COMPARED) {
      entries = withoutTwins(gazetteer, all);
    }
    if (entries.length == 1) {
      decide(entries[0], 1);
    }
  }

  private static int[] withoutTwins(Gazetteer gazetteer, int[] all) {
    Globe globe = new Globe(gazetteer, all, all.length);
    int[] kept = new int[all.length];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      boolean twin = false;
      for (int j = 0; j < all.length && !twin; j++) {
        long more = gazetteer.population(all[j]) - gazetteer.population(all[i]);
        twin =
            i != j
                && (more > 0 || more == 0 && j < i)
                && gazetteer.categoryNumber(all[i]) == gazetteer.categoryNumber(all[j])
                && globe.squareKm(i, globe, j) < SAME_PLACE_KM * SAME_PLACE_KM;
      }
      if (!twin) {
        kept[count++] = all[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** It means this one of its entries, with a certainty from 0 to 1. */
  void decide(int entry, double certain) {
    decided = entry;
    certainty = certain;
  }

  boolean undecided() {
    return decided == UNDECIDED;
  }

  int entry() {
    return decided;
  }

  Link link(Gazetteer gazetteer) {
    return gazetteer.link(decided, candidates.score() * certainty, candidates.match());
  }
}
