package news.copydesk.annotation.gazetteer;

import java.util.Arrays;
import java.util.List;

/**
 * Decides ambiguous names by the other places of the article, and where those say nothing by
 * population.
 */
final class Surroundings {

  private static final double CERTAINTY = 0.9;

  /** What the other places must say at least to be heard. */
  private static final double WHISPER = 0.2;

  /** By how much they must say it louder than for another entry. */
  private static final double CLEARLY = 1.5;

  /** At this distance a place counts half. */
  private static final double NEAR_KM = 150;

  private static final double COUNTRY_NAMED = 0.3;
  private static final double SAME_COUNTRY = 0.15;
  private static final double MOST_OF_COUNTRY = 0.45;
  private static final double LEAST_CERTAIN = 0.3;

  /** A place in the right country is not meant if another is so many times its size. */
  private static final int MUCH_LARGER = 10;

  /** More places say nothing new, and the time grows with them. */
  private static final int MOST_ANCHORS = 64;

  private final Gazetteer gazetteer;
  private final Categories categories;

  Surroundings(Gazetteer gazetteer, Categories categories) {
    this.gazetteer = gazetteer;
    this.categories = categories;
  }

  void decide(List<LinkedName> names) {
    int[] anchors = anchors(names);
    Globe anchorGlobe = new Globe(gazetteer, anchors, anchors.length);
    boolean[] countries = new boolean[anchors.length];
    for (int i = 0; i < anchors.length; i++) {
      countries[i] = categories.isCountry(anchors[i]);
    }
    for (LinkedName name : names) {
      if (name.undecided()) {
        decide(name, anchors, anchorGlobe, countries);
      }
    }
  }

  private static int[] anchors(List<LinkedName> names) {
    int[] anchors = new int[Math.min(names.size(), MOST_ANCHORS)];
    int count = 0;
    for (LinkedName name : names) {
      if (!name.undecided() && count < anchors.length) {
        anchors[count++] = name.entry();
      }
    }
    return Arrays.stream(anchors, 0, count).distinct().toArray();
  }

  private void decide(LinkedName name, int[] anchors, Globe anchorGlobe, boolean[] countries) {
    int[] entries = name.entries();
    double[] said = new double[entries.length];
    double loudest = 0;
    if (anchors.length > 0) {
      Globe globe = new Globe(gazetteer, entries, entries.length);
      long largest = Arrays.stream(entries).mapToLong(gazetteer::population).max().orElse(0);
      for (int i = 0; i < entries.length; i++) {
        boolean sizeable = gazetteer.population(entries[i]) * MUCH_LARGER >= largest;
        for (int j = 0; j < anchors.length; j++) {
          double square = globe.squareKm(i, anchorGlobe, j);
          said[i] += countries[j] ? 0 : 1 / (1 + square / (NEAR_KM * NEAR_KM));
        }
        said[i] += sizeable ? ofCountry(entries[i], anchors, countries) : 0;
        loudest = Math.max(loudest, said[i]);
      }
    }
    double enough = loudest >= WHISPER ? loudest / CLEARLY : 0;
    byPopulation(name, said, enough);
  }

  private double ofCountry(int entry, int[] anchors, boolean[] countries) {
    double sum = 0;
    for (int j = 0; j < anchors.length; j++) {
      if (categories.shareCountry(entry, anchors[j])) {
        sum += countries[j] ? COUNTRY_NAMED : SAME_COUNTRY;
      }
    }
    return Math.min(sum, MOST_OF_COUNTRY);
  }

  /** The largest of those of which enough is said; the earlier of equally large ones. */
  private void byPopulation(LinkedName name, double[] said, double enough) {
    int best = -1;
    int left = 0;
    double people = 0;
    for (int i = 0; i < said.length; i++) {
      if (said[i] >= enough) {
        long population = gazetteer.population(name.entries()[i]);
        left++;
        people += population + 1.0;
        if (best < 0 || population > gazetteer.population(name.entries()[best])) {
          best = i;
        }
      }
    }
    int entry = name.entries()[best];
    double share = (gazetteer.population(entry) + 1.0) / people;
    double certainty = left == 1 && enough > 0 ? CERTAINTY : Math.max(LEAST_CERTAIN, share);
    name.decide(entry, Math.min(CERTAINTY, certainty));
  }
}
