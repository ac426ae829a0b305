package news.copydesk.annotation.sentiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Fits the network by backpropagation in small batches, with dropout of whole words and of what the
 * filters pass on (Srivastava et al. 2014). The same cases and seed give the same weights.
 */
final class ConvolutionTraining {

  private static final int BATCH = 32;
  private static final float RATE = 0.002f;
  private static final float DECAY = 0.01f;
  private static final float WORD_DROPOUT = 0.1f;
  private static final float DROPOUT = 0.3f;

  private final WordTable words;
  private final int filters;
  private final float[] weights;
  private final float[] gradients;
  private final Random random;
  private final float[][] hidden = new float[SentenceEnds.LONGEST][];
  private final float[][] hiddenGradients = new float[SentenceEnds.LONGEST][];
  private final float[][] vectors = new float[SentenceEnds.LONGEST][ConvolutionWeights.INPUTS];
  private final boolean[] dropped = new boolean[SentenceEnds.LONGEST];

  private ConvolutionTraining(WordTable words, int filters, long seed) {
    this.words = words;
    this.filters = filters;
    this.weights = new float[ConvolutionWeights.count(filters)];
    this.gradients = new float[weights.length];
    this.random = new Random(seed);
    Arrays.setAll(hidden, i -> new float[filters]);
    Arrays.setAll(hiddenGradients, i -> new float[filters]);
    int place = ConvolutionWeights.placeAt(filters, 0);
    int output = ConvolutionWeights.outputAt(filters);
    int biases = output + Tones.COUNT * 2 * filters;
    start(0, place, Math.sqrt(1.0 / (ConvolutionWeights.SPAN * ConvolutionWeights.INPUTS)));
    start(place, output, 0.1);
    start(output, biases, 1 / Math.sqrt(2.0 * filters));
  }

  private void start(int from, int to, double deviation) {
    for (int i = from; i < to; i++) {
      weights[i] = (float) (random.nextGaussian() * deviation);
    }
  }

  /**
   * The network after so many passes over the cases.
   *
   * @param afterBatch told how many cases have been learned from
   */
  static ConvolutionWeights fit(
      List<TrainingCase> cases,
      WordTable words,
      int filters,
      int passes,
      long seed,
      TrainingSteps afterBatch) {
    ConvolutionTraining training = new ConvolutionTraining(words, filters, seed);
    List<TrainingCase> order = new ArrayList<>(cases);
    int batches = (order.size() + BATCH - 1) / BATCH;
    Adam adam = new Adam(training.weights, RATE, DECAY, passes * batches);
    for (int pass = 0; pass < passes; pass++) {
      Collections.shuffle(order, training.random);
      for (int begin = 0; begin < order.size(); begin += BATCH) {
        List<TrainingCase> batch = order.subList(begin, Math.min(order.size(), begin + BATCH));
        batch.forEach(training::learn);
        adam.step(training.gradients, batch.size());
        afterBatch.done(batch.size());
      }
    }
    return new ConvolutionWeights(filters, training.weights);
  }

  private void learn(TrainingCase example) {
    SentenceView sentence = example.view();
    int size = Math.min(sentence.size, SentenceEnds.LONGEST);
    read(sentence, size);
    for (int i = 0; i < size; i++) {
      int place = ConvolutionWeights.placeAt(filters, sentence.place[i]);
      System.arraycopy(weights, place, hidden[i], 0, filters);
    }
    for (int i = 0; i < size; i++) {
      forEachSeeing(i, size, this::forward);
    }
    PooledOutput output = new PooledOutput(weights, filters, hidden, size, DROPOUT, random);
    output.backward(example.tone(), gradients, hiddenGradients);
    for (int i = 0; i < size; i++) {
      int place = ConvolutionWeights.placeAt(filters, sentence.place[i]);
      for (int f = 0; f < filters; f++) {
        gradients[place + f] += hiddenGradients[i][f];
      }
      forEachSeeing(i, size, this::backward);
    }
  }

  private void read(SentenceView sentence, int size) {
    for (int i = 0; i < size; i++) {
      boolean isTarget = sentence.row[i] == SentenceView.TARGET_ROW;
      dropped[i] = !isTarget && random.nextFloat() < WORD_DROPOUT;
      for (int d = 0; d < WordTable.WIDTH; d++) {
        vectors[i][d] = isTarget ? 0 : words.value(sentence.row[i], d);
      }
      vectors[i][ConvolutionWeights.TARGET] = isTarget ? 1 : 0;
    }
  }

  /** What happens between one number of a word and the filters at one place. */
  private interface Link {
    void apply(int input, float value, int seenFrom);
  }

  /** Goes through the word's numbers for each place from which filters see it. */
  private void forEachSeeing(int i, int size, Link link) {
    if (dropped[i]) {
      return;
    }
    for (int word = 0; word < ConvolutionWeights.SPAN; word++) {
      int from = i + 1 - word; // where this is the word before (0), itself (1) or behind (2)
      if (from < 0 || from >= size) {
        continue;
      }
      for (int d = 0; d < ConvolutionWeights.INPUTS; d++) {
        if (vectors[i][d] != 0) {
          link.apply(ConvolutionWeights.inputAt(filters, word, d), vectors[i][d], from);
        }
      }
    }
  }

  private void forward(int input, float value, int seenFrom) {
    float[] to = hidden[seenFrom];
    for (int f = 0; f < filters; f++) {
      to[f] += weights[input + f] * value;
    }
  }

  private void backward(int input, float value, int seenFrom) {
    float[] from = hiddenGradients[seenFrom];
    for (int f = 0; f < filters; f++) {
      gradients[input + f] += value * from[f];
    }
  }
}
