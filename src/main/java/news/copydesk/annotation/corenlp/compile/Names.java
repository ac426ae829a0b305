package news.copydesk.annotation.corenlp.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers for words, classes and shapes: all that any feature of any CRF is of. */
final class Names {

  private final Map<String, Integer> words = new LinkedHashMap<>();
  private final Map<String, Integer> classes = new LinkedHashMap<>();
  private final List<Map<String, Integer>> shapes = new ArrayList<>();

  Names(List<FeatureBook> books) {
    Map<String, Integer> uses = new TreeMap<>();
    classes.put("", 0);
    for (FeatureBook book : books) {
      Map<String, Integer> ownShapes = new HashMap<>();
      for (Feature feature : Feature.values()) {
        for (Stem stem : book.weights(feature).keySet()) {
          collect(feature.form, stem, uses, ownShapes);
        }
      }
      new TreeMap<>(book.crf().lexicon()).values().forEach(name -> number(name, classes));
      number(unknownClass(book), classes);
      shapes.add(ownShapes);
    }
    // What a word outside of the sentence says, its text, is empty.
    words.put("", 0);
    // Words with many features are frequent words: side by side, they share pages and cache lines.
    uses.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> number(entry.getKey(), words));
  }

  /** CoreNLP appends null where a flag is not set. */
  static String unknownClass(FeatureBook book) {
    return String.valueOf(book.crf().flags().unknownWordDistSimClass);
  }

  private void collect(
      Feature.Form form, Stem stem, Map<String, Integer> uses, Map<String, Integer> ownShapes) {
    switch (form) {
      case WORD -> uses.merge(stem.first(), 1, Integer::sum);
      case WORDS -> {
        uses.merge(stem.first(), 1, Integer::sum);
        uses.merge(stem.second(), 1, Integer::sum);
      }
      case WORD_SHAPE -> {
        uses.merge(stem.first(), 1, Integer::sum);
        shape(stem.second(), ownShapes);
      }
      case SHAPE_WORD -> {
        shape(stem.first(), ownShapes);
        uses.merge(stem.second(), 1, Integer::sum);
      }
      case SHAPE -> shape(stem.first(), ownShapes);
      case SHAPES, DASHED_SHAPES -> {
        shape(stem.first(), ownShapes);
        shape(stem.second(), ownShapes);
      }
      case THREE_SHAPES -> {
        shape(stem.first(), ownShapes);
        shape(stem.second(), ownShapes);
        shape(stem.third(), ownShapes);
      }
      case CLASS -> number(stem.first(), classes);
      case CLASSES -> {
        number(stem.first(), classes);
        number(stem.second(), classes);
      }
      case CONSTANT, GRAM -> {}
    }
  }

  private static void number(String name, Map<String, Integer> numbers) {
    numbers.putIfAbsent(name, numbers.size());
  }

  /** Shapes count from 1: 0 is any shape without features. */
  private static void shape(String name, Map<String, Integer> numbers) {
    numbers.putIfAbsent(name, numbers.size() + 1);
  }

  /** All words with their numbers, in order; word 0 is outside of the sentence. */
  Map<String, Integer> words() {
    return words;
  }

  /** All classes with their numbers, in order; class 0 is outside of the sentence. */
  Map<String, Integer> classes() {
    return classes;
  }

  /** All shapes that one CRF has features of. */
  Map<String, Integer> shapes(int model) {
    return shapes.get(model);
  }

  int word(String name) {
    return words.getOrDefault(name, -1);
  }

  int wordClass(String name) {
    Integer number = classes.get(name);
    if (number == null) {
      throw new IllegalStateException("no number for class " + name);
    }
    return number;
  }

  /** The number of a shape; 0 if the CRF has no features of it. */
  int shape(int model, String name) {
    return shapes.get(model).getOrDefault(name, 0);
  }
}
