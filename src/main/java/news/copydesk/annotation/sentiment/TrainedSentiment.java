package news.copydesk.annotation.sentiment;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import news.copydesk.annotation.Sentiment;

/** What a training gave, before it is a model on disk. */
public final class TrainedSentiment {

  private final WordTable words;
  private final ToneWeights weights;
  private final List<LabelledSentence> held;

  TrainedSentiment(WordTable words, ToneWeights weights, List<LabelledSentence> held) {
    this.words = words;
    this.weights = weights;
    this.held = List.copyOf(held);
  }

  /** Writes {@code tone.bin}. */
  public void write(Path file) throws IOException {
    try (DataOutputStream out = SentimentFiles.output(file)) {
      weights.write(out);
    }
  }

  /** How right it is on the sentences that were held out, as a whole. */
  public Scores heldOutWholes() {
    return scores(held.stream().filter(sentence -> !sentence.hasTarget()).toList());
  }

  /** How right it is towards the targets in the sentences that were held out. */
  public Scores heldOutTargets() {
    return scores(held.stream().filter(LabelledSentence::hasTarget).toList());
  }

  /** How right it is on all labels of another file. */
  public Scores on(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("cannot read " + file);
    }
    return scores(new LabelledLines().read(file));
  }

  private Scores scores(List<LabelledSentence> sentences) {
    ToneScorer scorer = new ToneScorer(words, weights, new Convolution(weights.network(), words));
    Scores scores = new Scores();
    for (LabelledSentence sentence : sentences) {
      Sentiment said = scorer.tone(sentence.view(words));
      scores.add(sentence.tone(), said);
    }
    return scores;
  }
}
