package news.copydesk.annotation.sentiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trains the sentiment model from labelled sentences. A tenth of them, chosen by their text, is
 * first kept back to fit how the two models are put together; then both are trained on all. The
 * same input gives the same bytes.
 */
public final class SentimentTraining {

  private static final int FILTERS = 32;
  private static final int NETWORKS = 2;
  private static final int NETWORK_PASSES = 6;
  private static final int LINEAR_PASSES = 6;
  private static final int PARTS = 10;

  private final WordTable words;
  private final FeatureExtractor extractor;
  private final List<LabelledSentence> training = new ArrayList<>();
  private final List<LabelledSentence> held = new ArrayList<>();

  /**
   * Reads what is to be learned.
   *
   * @param wordFile the table of words, {@code words.bin}
   * @param data labelled sentences, see docs/sentiment.md
   * @param heldOut ids of lines that are not learned from but evaluated on
   * @throws IOException if a file cannot be read or is not what it should be
   */
  public SentimentTraining(Path wordFile, List<Path> data, Set<String> heldOut) throws IOException {
    words = SentimentFiles.words(wordFile);
    extractor = new FeatureExtractor(words);
    for (Path file : data) {
      for (LabelledSentence sentence : new LabelledLines().read(file)) {
        (heldOut.contains(sentence.id()) ? held : training).add(sentence);
      }
    }
  }

  /** The table of words that ships, below the directory that holds all models. */
  public static Path shippedWords(Path models) {
    return new SentimentLoader(models).words();
  }

  /** How many sentences are learned from, and how many are held out. */
  public String summary() {
    return "%d labels to learn from, %d held out".formatted(training.size(), held.size());
  }

  /** How many times a case is learned from by the networks, in all. */
  public long steps() {
    List<LabelledSentence> all = withWholes(training);
    long kept = all.stream().filter(SentimentTraining::fitsBlend).count();
    return (2L * all.size() - kept) * NETWORKS * NETWORK_PASSES;
  }

  /**
   * Trains; takes minutes.
   *
   * @param steps told of each batch that a network has learned from
   */
  public TrainedSentiment train(TrainingSteps steps) {
    List<TrainingCase> rest = new ArrayList<>();
    List<TrainingCase> kept = new ArrayList<>();
    for (LabelledSentence sentence : withWholes(training)) {
      (fitsBlend(sentence) ? kept : rest).add(caseOf(sentence));
    }
    Blend equal = BlendTraining.fit(List.of());
    ToneWeights first = weights(rest, equal, equal, steps);
    Blend towards = blend(first, kept, true);
    Blend whole = blend(first, kept, false);
    rest.addAll(kept);
    return new TrainedSentiment(words, weights(rest, towards, whole, steps), held);
  }

  private ToneWeights weights(
      List<TrainingCase> cases, Blend towards, Blend whole, TrainingSteps steps) {
    List<TrainingCase> targeted = cases.stream().filter(TrainingCase::hasTarget).toList();
    List<TrainingCase> others = cases.stream().filter(c -> !c.hasTarget()).toList();
    List<ConvolutionWeights> networks = new ArrayList<>();
    for (int seed = 1; seed <= NETWORKS; seed++) {
      networks.add(ConvolutionTraining.fit(cases, words, FILTERS, NETWORK_PASSES, seed, steps));
    }
    return new ToneWeights(
        ConvolutionMerge.merged(networks),
        LinearTraining.fit(targeted, LINEAR_PASSES),
        towards,
        LinearTraining.fit(others, LINEAR_PASSES),
        whole);
  }

  private Blend blend(ToneWeights weights, List<TrainingCase> kept, boolean targeted) {
    Convolution network = new Convolution(weights.network(), words);
    LinearWeights linear = targeted ? weights.towards() : weights.whole();
    FilterPool pool = network.pool();
    List<BlendTraining.Opinions> opinions = new ArrayList<>();
    for (TrainingCase each : kept) {
      if (each.hasTarget() == targeted) {
        opinions.add(
            new BlendTraining.Opinions(
                linear.scores(each.features()), network.scores(each.view(), pool), each.tone()));
      }
    }
    return BlendTraining.fit(opinions);
  }

  private TrainingCase caseOf(LabelledSentence sentence) {
    SentenceView view = sentence.view(words);
    return new TrainingCase(view, extractor.of(view).copy(), sentence.tone());
  }

  /** By the text, so that all targets of a sentence are on one side. */
  private static boolean fitsBlend(LabelledSentence sentence) {
    return Math.floorMod(sentence.text().hashCode() * 0x9e3779b1, PARTS) == 0;
  }

  /**
   * Adds, for each text without a label of its own, the tone of its targets where they agree. Texts
   * with one keep it.
   */
  private static List<LabelledSentence> withWholes(List<LabelledSentence> sentences) {
    Map<String, List<LabelledSentence>> byText = new LinkedHashMap<>();
    sentences.forEach(s -> byText.computeIfAbsent(s.text(), text -> new ArrayList<>()).add(s));
    List<LabelledSentence> all = new ArrayList<>(sentences);
    for (List<LabelledSentence> same : byText.values()) {
      boolean agree = same.stream().map(LabelledSentence::tone).distinct().count() == 1;
      if (agree && same.stream().allMatch(LabelledSentence::hasTarget)) {
        all.add(same.get(0).whole());
      }
    }
    return all;
  }
}
