package news.copydesk.annotation.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Logistic regression by stochastic gradient descent with AdaGrad (Duchi, Hazan, Singer 2011) and
 * an L2 penalty; the weights are the mean of those after each pass of the second half (Polyak,
 * Juditsky 1992), which depend less on the last examples seen. One thread, one order: the same
 * examples give the same weights, bit by bit.
 *
 * <p>Of our own because liblinear knows neither targets between 0 and 1 nor labels of which nothing
 * is known, and data sets that share only some labels need both.
 */
public final class LinearTrainer {

  private static final float EPSILON = 1e-6f;

  private final Output output;
  private final List<String> labels;
  private final TrainingOptions options;

  /** Trains models with these labels. */
  public LinearTrainer(Output output, List<String> labels, TrainingOptions options) {
    this.output = output;
    this.labels = List.copyOf(labels);
    this.options = options;
  }

  /**
   * Trains one model.
   *
   * @param epochDone is told the number of each pass, from 1, when it is done
   */
  public LinearWeights train(List<Example> examples, IntConsumer epochDone) {
    int[] features = features(examples);
    State state = new State(features.length, labels.size());
    float[] penalties = penalties(examples, features);
    int[][] rows = rows(examples, features);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      order.add(i);
    }
    Random random = new Random(options.seed());
    Mean mean = new Mean(features.length, labels.size());
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      Collections.shuffle(order, random);
      for (int index : order) {
        learn(examples.get(index), rows[index], penalties, state);
      }
      if (epoch > options.epochs() / 2) {
        mean.add(state);
      }
      epochDone.accept(epoch);
    }
    return mean.weights(output, labels, features);
  }

  private void learn(Example example, int[] rows, float[] penalties, State state) {
    FeatureVector vector = example.features();
    double[] errors = state.scores(vector, rows);
    output.probabilities(errors);
    for (int label = 0; label < errors.length; label++) {
      float target = example.targets()[label];
      errors[label] = Float.isNaN(target) ? Double.NaN : errors[label] - target;
    }
    for (int label = 0; label < errors.length; label++) {
      if (Double.isNaN(errors[label])) {
        continue;
      }
      float error = (float) (errors[label] * example.weight());
      state.bias[label] -= state.biasStep(label, error, options.learningRate());
      for (int i = 0; i < rows.length; i++) {
        int row = rows[i];
        if (row >= 0) {
          float gradient = error * vector.value(i) + penalties[row] * state.weights[row][label];
          float sum = state.squares[row][label] += gradient * gradient;
          state.weights[row][label] -=
              options.learningRate() * gradient / ((float) Math.sqrt(sum) + EPSILON);
        }
      }
    }
  }

  /** Hashes of the features that enough examples have, ascending. */
  private int[] features(List<Example> examples) {
    Map<Integer, Integer> counts = counts(examples);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= options.minExamples())
        .mapToInt(Map.Entry::getKey)
        .sorted()
        .toArray();
  }

  private static Map<Integer, Integer> counts(List<Example> examples) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (Example example : examples) {
      for (int i = 0; i < example.features().size(); i++) {
        counts.merge(example.features().feature(i), 1, Integer::sum);
      }
    }
    return counts;
  }

  // A weight is pulled only when its feature is seen; so the pull is as much stronger as the
  // feature is rarer, and over a pass every weight is pulled alike.
  private float[] penalties(List<Example> examples, int[] features) {
    Map<Integer, Integer> counts = counts(examples);
    float[] penalties = new float[features.length];
    for (int row = 0; row < features.length; row++) {
      penalties[row] = options.l2() * examples.size() / counts.getOrDefault(features[row], 1);
    }
    return penalties;
  }

  private static int[][] rows(List<Example> examples, int[] features) {
    int[][] rows = new int[examples.size()][];
    for (int e = 0; e < rows.length; e++) {
      FeatureVector vector = examples.get(e).features();
      rows[e] = new int[vector.size()];
      for (int i = 0; i < vector.size(); i++) {
        rows[e][i] = Arrays.binarySearch(features, vector.feature(i));
      }
    }
    return rows;
  }

  /** Weights and sums of squared gradients, as they grow. */
  private static final class State {

    private final float[] bias;
    private final float[] biasSquares;
    private final float[][] weights;
    private final float[][] squares;

    State(int features, int labels) {
      bias = new float[labels];
      biasSquares = new float[labels];
      weights = new float[features][labels];
      squares = new float[features][labels];
    }

    float biasStep(int label, float gradient, float rate) {
      biasSquares[label] += gradient * gradient;
      return rate * gradient / ((float) Math.sqrt(biasSquares[label]) + EPSILON);
    }

    double[] scores(FeatureVector vector, int[] rows) {
      double[] scores = new double[bias.length];
      for (int label = 0; label < scores.length; label++) {
        scores[label] = bias[label];
      }
      for (int i = 0; i < rows.length; i++) {
        if (rows[i] >= 0) {
          float[] row = weights[rows[i]];
          float value = vector.value(i);
          for (int label = 0; label < scores.length; label++) {
            scores[label] += value * row[label];
          }
        }
      }
      return scores;
    }
  }

  /** The mean of states. */
  private static final class Mean {

    private final float[] bias;
    private final float[][] sums;
    private int count;

    Mean(int features, int labels) {
      bias = new float[labels];
      sums = new float[features][labels];
    }

    void add(State state) {
      count++;
      add(state.bias, bias);
      for (int row = 0; row < sums.length; row++) {
        add(state.weights[row], sums[row]);
      }
    }

    private static void add(float[] values, float[] to) {
      for (int i = 0; i < to.length; i++) {
        to[i] += values[i];
      }
    }

    LinearWeights weights(Output output, List<String> labels, int[] features) {
      divide(bias);
      for (float[] row : sums) {
        divide(row);
      }
      return new LinearWeights(output, labels, bias, features, sums);
    }

    private void divide(float[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] /= count;
      }
    }
  }
}
