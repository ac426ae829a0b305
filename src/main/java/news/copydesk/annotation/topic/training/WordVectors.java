package news.copydesk.annotation.topic.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import news.copydesk.annotation.linear.Expansion;
import news.copydesk.annotation.linear.FeatureVector;
import news.copydesk.annotation.linear.Features;
import news.copydesk.annotation.linear.Words;

/**
 * Word vectors from a text file, one word a line and its numbers behind it, separated by blanks, as
 * word2vec and GloVe write them. They are centred and scaled to a length of 1 each.
 */
public final class WordVectors {

  private final Map<Integer, float[]> vectors;
  private final int[] dimensions;

  private WordVectors(Map<Integer, float[]> vectors, int size) {
    this.vectors = vectors;
    this.dimensions = new int[size];
    for (int i = 0; i < size; i++) {
      dimensions[i] = Features.named("vector:" + i);
    }
  }

  /**
   * Reads vectors; lines that do not begin with a letter or a digit are skipped, and so is a first
   * line of two numbers.
   *
   * @throws IOException if the file cannot be read, or a line's numbers are not as many as the
   *     first's
   */
  public static WordVectors read(Path file) throws IOException {
    Map<Integer, float[]> vectors = new HashMap<>();
    int size = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      String line;
      while ((line = reader.readLine()) != null) {
        number++;
        String[] parts = line.strip().split(" ");
        if (parts.length <= 2 || !Character.isLetterOrDigit(line.charAt(0))) {
          continue;
        }
        size = size == 0 ? parts.length - 1 : size;
        if (parts.length - 1 != size) {
          throw new IOException(
              "%s:%d: %d numbers, where the lines before have %d; write one word and its vector a line"
                  .formatted(file, number, parts.length - 1, size));
        }
        vectors.putIfAbsent(Words.hash(parts[0]), numbers(parts, file + ":" + number));
      }
    }
    scale(vectors, size);
    return new WordVectors(vectors, size);
  }

  private static float[] numbers(String[] parts, String where) throws IOException {
    float[] numbers = new float[parts.length - 1];
    try {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Float.parseFloat(parts[i + 1]);
      }
    } catch (NumberFormatException e) {
      throw new IOException(where + ": not a number behind the word", e);
    }
    return numbers;
  }

  // In order of the file's words as hashed: the sum must not depend on anything else.
  private static void scale(Map<Integer, float[]> vectors, int size) {
    double[] mean = new double[size];
    for (float[] vector : vectors.values()) {
      for (int i = 0; i < size; i++) {
        mean[i] += (double) vector[i] / vectors.size();
      }
    }
    for (float[] vector : vectors.values()) {
      double squares = 0;
      for (int i = 0; i < size; i++) {
        vector[i] -= (float) mean[i];
        squares += (double) vector[i] * vector[i];
      }
      float length = (float) Math.sqrt(squares);
      for (int i = 0; i < size && length > 0; i++) {
        vector[i] /= length;
      }
    }
  }

  /**
   * The vectors as what words stand for. Words that most texts use say little of a topic: theirs
   * count less, a / (a + share of texts), after Arora, Liang, Ma (2017).
   *
   * @param shares per word's hash, the share of texts that use it, 0 to 1; none counts as 0
   * @param a the share at which a vector counts half
   */
  Expansion expansion(Map<Integer, Double> shares, double a) {
    Map<Integer, FeatureVector> meanings = new HashMap<>();
    vectors.forEach(
        (word, vector) -> {
          float weight = (float) (2 * a / (a + shares.getOrDefault(word, 0.0)));
          float[] values = vector.clone();
          for (int i = 0; i < values.length; i++) {
            values[i] *= weight;
          }
          meanings.put(word, new FeatureVector(dimensions.clone(), values));
        });
    return new Expansion(meanings);
  }
}
