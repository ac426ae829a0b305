package news.copydesk.annotation.compiled;

import java.util.List;

/**
 * Labels one sentence after the other with a {@link CompiledModel}. For one thread at a time:
 * borrowed from the model, and given back.
 */
public final class Labeller {

  private final CompiledModel model;
  private final Tokens tokens;
  private final WordLookup lookup;
  private final WordScores wordScores;
  private final NeighbourScores neighbourScores;
  private final Occurrences occurrences;
  private final Viterbi viterbi;

  Labeller(CompiledModel model) {
    this.model = model;
    int margin = 2;
    for (ModelSpec spec : model.description().models()) {
      margin = Math.max(margin, spec.disjunctionWidth());
    }
    this.tokens = new Tokens(model.dimensions(), margin);
    this.lookup = new WordLookup(model);
    this.wordScores = new WordScores(model);
    this.neighbourScores = new NeighbourScores(model);
    this.occurrences = new Occurrences(model);
    this.viterbi = new Viterbi(model.dimensions());
  }

  /**
   * Labels a sentence.
   *
   * @param sentence its words, as the tokenizer gives them; none is empty
   * @param labels receives one number per word: an index of {@link CompiledModel#labels()}; at
   *     least as long as the sentence
   */
  public void label(List<String> sentence, byte[] labels) {
    int length = sentence.size();
    if (length == 0) {
      return;
    }
    tokens.begin(length);
    lookup.fill(sentence, tokens);
    wordScores.add(tokens);
    neighbourScores.add(tokens);
    occurrences.add(tokens);
    for (int m = 0; m < model.dimensions().models(); m++) {
      byte[] chosen = viterbi.best(tokens, m, model.description().models().get(m).background());
      if (m == 0) {
        model.precedence().begin(chosen, length, labels);
      } else {
        model.precedence().merge(m, chosen, length, labels);
      }
    }
  }
}
