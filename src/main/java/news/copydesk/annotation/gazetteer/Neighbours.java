package news.copydesk.annotation.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import news.copydesk.annotation.Section;

/**
 * Decides names that say where they are: "Paris, Texas", "Springfield (Illinois)". Of all pairs of
 * meanings the one that fits best is meant, and that decides both names.
 */
final class Neighbours {

  private static final double CERTAINTY = 0.95;

  /** From the middle of a region to its farthest towns. */
  private static final double REGION_KM = 1_500;

  private static final double TOWN_KM = 100;

  private final Gazetteer gazetteer;
  private final Categories categories;
  private final Map<Section, SectionText> texts;

  Neighbours(Gazetteer gazetteer, Categories categories, Map<Section, SectionText> texts) {
    this.gazetteer = gazetteer;
    this.categories = categories;
    this.texts = texts;
  }

  private record At(Spot spot, LinkedName name) {}

  void decide(List<LinkedName> names) {
    List<At> all = new ArrayList<>();
    names.forEach(name -> name.spots().forEach(spot -> all.add(new At(spot, name))));
    all.sort(
        Comparator.<At, Section>comparing(at -> at.spot().section())
            .thenComparingInt(at -> at.spot().begin()));
    for (int i = 0; i + 1 < all.size(); i++) {
      At one = all.get(i);
      At other = all.get(i + 1);
      if (one.name() != other.name() && qualifies(one.spot(), other.spot())) {
        decide(one.name(), other.name());
      }
    }
  }

  private boolean qualifies(Spot one, Spot other) {
    int gap = other.begin() - one.end();
    if (one.section() != other.section() || gap < 1 || gap > 2) {
      return false;
    }
    SectionText section = texts.get(one.section());
    String between = section == null ? "" : section.text().substring(one.end(), other.begin());
    return between.equals(", ") || between.equals(" (") || between.equals(",");
  }

  private void decide(LinkedName one, LinkedName other) {
    if (!one.undecided() && !other.undecided()) {
      return;
    }
    int[] inner = one.undecided() ? one.entries() : new int[] {one.entry()};
    int[] outer = other.undecided() ? other.entries() : new int[] {other.entry()};
    Globe innerGlobe = new Globe(gazetteer, inner, inner.length);
    Globe outerGlobe = new Globe(gazetteer, outer, outer.length);
    double best = Double.POSITIVE_INFINITY;
    int bestInner = 0;
    int bestOuter = 0;
    for (int i = 0; i < inner.length; i++) {
      for (int j = 0; j < outer.length; j++) {
        double distance = distance(inner[i], outer[j], innerGlobe.squareKm(i, outerGlobe, j));
        boolean larger =
            distance == best
                && gazetteer.population(inner[i]) > gazetteer.population(inner[bestInner]);
        if (distance < best || larger && distance < Double.POSITIVE_INFINITY) {
          best = distance;
          bestInner = i;
          bestOuter = j;
        }
      }
    }
    if (best < Double.POSITIVE_INFINITY) {
      decideIfOpen(one, inner[bestInner]);
      decideIfOpen(other, outer[bestOuter]);
    }
  }

  private static void decideIfOpen(LinkedName name, int entry) {
    if (name.undecided()) {
      name.decide(entry, CERTAINTY);
    }
  }

  /** Square kilometres by which the pair is worse than others; infinite if it cannot be meant. */
  private double distance(int inner, int outer, double squareKm) {
    if (inner == outer || categories.isCountry(inner)) {
      return Double.POSITIVE_INFINITY;
    }
    if (categories.isCountry(outer)) {
      return categories.shareCountry(inner, outer) ? 0 : Double.POSITIVE_INFINITY;
    }
    double limit = categories.isRegion(outer) ? REGION_KM : TOWN_KM;
    boolean near = squareKm <= limit * limit && categories.mayShareCountry(inner, outer);
    return near ? squareKm : Double.POSITIVE_INFINITY;
  }
}
