package news.copydesk.annotation.compiled;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out words that are not in the vocabulary, and remembers some. Used by one thread. */
final class UnknownWords {

  /** About 300 bytes each; a power of two. */
  private static final int REMEMBERED = 1024;

  /** About 3 KB each, for three models. */
  private static final int REMEMBERED_SURROUNDINGS = 200;

  private final CompiledModel model;
  private final @Nullable UnknownWord[] remembered = new UnknownWord[REMEMBERED];
  private final Map<Integer, UnknownWord.Surroundings> surroundings = new HashMap<>();

  UnknownWords(CompiledModel model) {
    this.model = model;
  }

  UnknownWord of(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 12)) & (REMEMBERED - 1);
    UnknownWord known = remembered[slot];
    if (known != null && known.text().equals(text)) {
      return known;
    }
    UnknownWord word = make(text);
    remembered[slot] = word;
    return word;
  }

  private UnknownWord make(String text) {
    String respelled = model.respelling().of(text);
    int known = respelled.equals(text) ? Words.TO_UNKNOWN : model.vocabulary().find(respelled);
    int traits = WordTraits.of(respelled);
    UnknownWord.Surroundings around = surroundings(respelled);
    return new UnknownWord(text, respelled, known, traits, own(respelled, traits, around), around);
  }

  private double[] own(String word, int traits, UnknownWord.Surroundings around) {
    double[] sums = new double[model.dimensions().nodeWidth()];
    Rows rows = model.nodeRows();
    Description.Constants constants = model.description().constants();
    rows.add(constants.always(), sums, 0);
    if (WordTraits.title(word)) {
      rows.add(constants.title(), sums, 0);
    }
    if ((traits & WordTraits.NAME_CASE) == 0) {
      rows.add(constants.noOccurrence(), sums, 0);
    }
    rows.add(model.classRow(around.wordClass(), ClassField.OWN), sums, 0);
    for (int m = 0; m < around.shapes().length; m++) {
      rows.add(model.shapeRow(m, around.shapes()[m], ShapeField.OWN), sums, 0);
    }
    addGrams(word, rows, sums);
    return sums;
  }

  /** The beginnings and ends of the word between marks; one that is both counts once. */
  private void addGrams(String word, Rows rows, double[] sums) {
    String marked = '<' + word + '>';
    int longest = Math.min(model.description().longestGram(), marked.length());
    for (int size = 2; size <= longest; size++) {
      int end = marked.length() - size;
      int beginning = model.grams().find(marked, 0, size);
      if (beginning != StringTable.ABSENT) {
        rows.add(beginning, sums, 0);
      }
      if (!marked.regionMatches(0, marked, end, size)) {
        int ending = model.grams().find(marked, end, marked.length());
        if (ending != StringTable.ABSENT) {
          rows.add(ending, sums, 0);
        }
      }
    }
  }

  private UnknownWord.Surroundings surroundings(String word) {
    int wordClass = model.lexicon().of(word);
    int[] shapes = new int[model.dimensions().models()];
    for (int m = 0; m < shapes.length; m++) {
      shapes[m] = model.shapeOf(m, word);
    }
    int key = 31 * Arrays.hashCode(shapes) + wordClass;
    UnknownWord.Surroundings known = surroundings.get(key);
    if (known != null && known.wordClass() == wordClass && Arrays.equals(known.shapes(), shapes)) {
      return known;
    }
    if (surroundings.size() >= REMEMBERED_SURROUNDINGS) {
      surroundings.clear();
    }
    UnknownWord.Surroundings made = surroundings(wordClass, shapes);
    surroundings.put(key, made);
    return made;
  }

  private UnknownWord.Surroundings surroundings(int wordClass, int[] shapes) {
    return new UnknownWord.Surroundings(
        wordClass,
        shapes,
        nodes(wordClass, shapes, ClassField.PREVIOUS, ShapeField.PREVIOUS),
        nodes(wordClass, shapes, ClassField.NEXT, ShapeField.NEXT),
        edgeOwn(wordClass, shapes),
        edges(wordClass, shapes, ClassField.EDGE_PREVIOUS, ShapeField.EDGE_PREVIOUS),
        edgeNext(shapes));
  }

  private double[] nodes(int wordClass, int[] shapes, ClassField ofClass, ShapeField ofShape) {
    double[] sums = new double[model.dimensions().nodeWidth()];
    model.nodeRows().add(model.classRow(wordClass, ofClass), sums, 0);
    for (int m = 0; m < shapes.length; m++) {
      model.nodeRows().add(model.shapeRow(m, shapes[m], ofShape), sums, 0);
    }
    return sums;
  }

  private double[] edges(int wordClass, int[] shapes, ClassField ofClass, ShapeField ofShape) {
    double[] sums = new double[model.dimensions().edgeWidth()];
    model.edgeRows().add(model.classRow(wordClass, ofClass), sums, 0);
    for (int m = 0; m < shapes.length; m++) {
      model.edgeRows().add(model.shapeRow(m, shapes[m], ofShape), sums, 0);
    }
    return sums;
  }

  private double[] edgeOwn(int wordClass, int[] shapes) {
    double[] sums = edges(wordClass, shapes, ClassField.EDGE_OWN, ShapeField.EDGE_OWN);
    model.edgeRows().add(model.description().constants().edge(), sums, 0);
    for (int m = 0; m < shapes.length; m++) {
      model.edgeRows().add(model.shapeRow(m, shapes[m], ShapeField.EDGE_OWN_2), sums, 0);
    }
    return sums;
  }

  private double[] edgeNext(int[] shapes) {
    double[] sums = new double[model.dimensions().edgeWidth()];
    for (int m = 0; m < shapes.length; m++) {
      model.edgeRows().add(model.shapeRow(m, shapes[m], ShapeField.EDGE_NEXT), sums, 0);
    }
    return sums;
  }
}
