package news.copydesk.annotation.corenlp.compile;

import edu.stanford.nlp.ie.AbstractSequenceClassifier;
import edu.stanford.nlp.ie.NERFeatureFactory;
import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ie.crf.CRFLabel;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.sequences.SeqClassifierFlags;
import edu.stanford.nlp.util.Index;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.copydesk.annotation.compiled.ModelSpec;
import news.copydesk.annotation.compiled.WordShape;
import org.jspecify.annotations.Nullable;

/**
 * What a CRF is made of. CoreNLP keeps some of it to itself, so it is read by reflection, here and
 * nowhere else.
 *
 * @param name names the CRF in messages
 * @param flags how its features are made
 * @param labels names of its labels
 * @param nodeLabels label of each node weight
 * @param edgeLabels previous label and label of each edge weight
 * @param features names of its features
 * @param weights per feature, its weights over labels or label pairs
 * @param knownLower words that it knows in lower case
 * @param lexicon words to distributional classes; empty without
 */
record CrfParts(
    String name,
    SeqClassifierFlags flags,
    List<String> labels,
    int[] nodeLabels,
    int[][] edgeLabels,
    Index<String> features,
    float[][] weights,
    Set<String> knownLower,
    Map<String, String> lexicon) {

  /**
   * Takes a CRF apart.
   *
   * @throws UnsupportedCrfException if it has parts that cannot be compiled
   */
  @SuppressWarnings("unchecked")
  static CrfParts of(String name, CRFClassifier<CoreLabel> crf) {
    SupportedFlags.check(name, crf.flags);
    if (crf.featureFactories.size() != 1
        || crf.featureFactories.get(0).getClass() != NERFeatureFactory.class) {
      throw new UnsupportedCrfException(
          "CRF " + name + " cannot be compiled: its features are not NERFeatureFactory's alone");
    }
    if (field(CRFClassifier.class, crf, "labelDictionary") != null) {
      throw new UnsupportedCrfException(
          "CRF " + name + " cannot be compiled: it has a label dictionary");
    }
    List<Index<CRFLabel>> labelIndices =
        (List<Index<CRFLabel>>) need(CRFClassifier.class, crf, "labelIndices");
    Index<CRFLabel> nodes = labelIndices.get(0);
    Index<CRFLabel> edges = labelIndices.get(1);
    int[] nodeLabels = new int[nodes.size()];
    for (int i = 0; i < nodeLabels.length; i++) {
      nodeLabels[i] = nodes.get(i).getLabel()[0];
    }
    int[][] edgeLabels = new int[edges.size()][];
    for (int i = 0; i < edgeLabels.length; i++) {
      edgeLabels[i] = edges.get(i).getLabel();
    }
    Object lexicon = field(NERFeatureFactory.class, crf.featureFactories.get(0), "lexicon");
    return new CrfParts(
        name,
        crf.flags,
        List.copyOf(crf.classIndex.objectsList()),
        nodeLabels,
        edgeLabels,
        (Index<String>) need(CRFClassifier.class, crf, "featureIndex"),
        (float[][]) need(CRFClassifier.class, crf, "weights"),
        (Set<String>) need(AbstractSequenceClassifier.class, crf, "knownLCWords"),
        lexicon == null ? Map.of() : (Map<String, String>) lexicon);
  }

  /** Index of the label that means "no name". */
  int background() {
    return labels.indexOf(flags.backgroundSymbol);
  }

  /** Which labels follow which, in the order of columns: by label, then by previous label. */
  List<Integer> pairs() {
    int count = labels.size();
    return Arrays.stream(edgeLabels)
        .sorted(Comparator.<int[]>comparingInt(pair -> pair[1]).thenComparingInt(pair -> pair[0]))
        .map(pair -> pair[0] * count + pair[1])
        .toList();
  }

  /** What the run time needs to know of it. */
  ModelSpec spec(int nodeBase, int edgeBase, int shapes) {
    WordShape shape = WordShape.NONE;
    for (WordShape candidate : WordShape.values()) {
      shape = candidate.code() == flags.wordShape ? candidate : shape;
    }
    return new ModelSpec(
        name,
        labels,
        pairs(),
        nodeBase,
        edgeBase,
        background(),
        shape,
        shapes,
        flags.useDisjunctive ? flags.disjunctionWidth : 0,
        flags.useTitle,
        SupportedFlags.describe(flags));
  }

  private static Object need(Class<?> type, Object object, String name) {
    Object value = field(type, object, name);
    if (value == null) {
      throw new IllegalStateException("this version of CoreNLP has no " + name + " in a CRF");
    }
    return value;
  }

  private static @Nullable Object field(Class<?> type, Object object, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this version of CoreNLP keeps " + name + " elsewhere: " + e.getMessage(), e);
    }
  }
}
