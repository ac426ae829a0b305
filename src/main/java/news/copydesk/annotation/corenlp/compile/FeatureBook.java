package news.copydesk.annotation.corenlp.compile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All features of one CRF by kind and by what they are of, with their weights by column. */
final class FeatureBook {

  /** Features that need part-of-speech tags, which no token of ours has. */
  private static final Set<String> UNREACHABLE =
      Set.of(
          "XY-NEXT-OCCURRENCE-XY",
          "XY-NEXT-OCCURRENCE-Y",
          "XY-PREV-OCCURRENCE-XY",
          "XY-PREV-OCCURRENCE-Y",
          "X-NEXT-OCCURRENCE-YX",
          "X-NEXT-OCCURRENCE-XY",
          "X-PREV-OCCURRENCE-YX",
          "X-PREV-OCCURRENCE-XY");

  private static final int SHORTEST_GRAM = 2;

  private final CrfParts crf;
  private final Map<Feature.Clique, int[]> columns;
  private final Map<Feature, Map<Stem, float[]>> weights = new EnumMap<>(Feature.class);

  /**
   * Reads the name of each feature.
   *
   * @throws UnsupportedCrfException if a feature is of a kind that the flags do not explain
   */
  FeatureBook(CrfParts crf) {
    this.crf = crf;
    this.columns = columns(crf);
    for (Feature feature : Feature.values()) {
      weights.put(feature, new HashMap<>());
    }
    for (int i = 0; i < crf.weights().length; i++) {
      String name = crf.features().get(i);
      if (!read(name, crf.weights()[i])) {
        throw new UnsupportedCrfException(
            "CRF " + crf.name() + " cannot be compiled: its flags do not explain feature " + name);
      }
    }
  }

  /** The column of each of the CRF's weights. */
  private static Map<Feature.Clique, int[]> columns(CrfParts crf) {
    List<Integer> pairs = crf.pairs();
    int count = crf.labels().size();
    int[] edges =
        Arrays.stream(crf.edgeLabels())
            .mapToInt(pair -> pairs.indexOf(pair[0] * count + pair[1]))
            .toArray();
    return Map.of(Feature.Clique.NODE, crf.nodeLabels(), Feature.Clique.EDGE, edges);
  }

  private float[] byColumn(Feature.Clique clique, float[] row) {
    int[] order = columns.getOrDefault(clique, new int[0]);
    float[] ordered = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      ordered[order[i]] = row[i];
    }
    return ordered;
  }

  private boolean read(String name, float[] row) {
    for (Feature.Clique clique : Feature.Clique.values()) {
      if (name.endsWith(clique.suffix)) {
        String body = name.substring(0, name.length() - clique.suffix.length());
        return read(clique, body, byColumn(clique, row));
      }
    }
    return false;
  }

  private boolean read(Feature.Clique clique, String body, float[] columns) {
    for (Feature feature : Feature.values()) {
      if (feature.clique == clique && feature.askedBy(crf.flags()) && matches(feature, body)) {
        Map<Stem, float[]> book = weights(feature);
        for (Stem stem : Stem.readings(feature.form, stem(feature, body))) {
          book.put(stem, columns);
        }
        return true;
      }
    }
    return UNREACHABLE.contains(body);
  }

  private static boolean matches(Feature feature, String body) {
    return switch (feature.form) {
      case CONSTANT -> body.equals(feature.text);
      case GRAM ->
          body.length() >= SHORTEST_GRAM + 2
              && body.startsWith(feature.text)
              && body.endsWith(feature.text);
      default -> body.endsWith(feature.text);
    };
  }

  private static String stem(Feature feature, String body) {
    return switch (feature.form) {
      case CONSTANT -> "";
      case GRAM -> body.substring(1, body.length() - 1);
      default -> body.substring(0, body.length() - feature.text.length());
    };
  }

  CrfParts crf() {
    return crf;
  }

  /** All features of a kind. */
  Map<Stem, float[]> weights(Feature feature) {
    Map<Stem, float[]> book = weights.get(feature);
    if (book == null) {
      throw new IllegalStateException("there is a book for every kind of feature");
    }
    return book;
  }

  /** The weights of one feature by column, if it has any. */
  float @Nullable [] find(Feature feature, String first) {
    return weights(feature).get(new Stem(first, "", ""));
  }
}
