package news.copydesk.annotation.compiled;

import java.util.ArrayList;
import java.util.List;

/**
 * Labels one sentence after the other with a {@link CompiledModel}. For one thread at a time:
 * borrowed from the model, and given back.
 */
public final class Labeller {

  /** How far features look that are not disjunctive; what they look at has room beyond that. */
  private static final int FARTHEST_NEIGHBOUR = 2;

  private final CompiledModel model;
  private final Tokens tokens;
  private final WordLookup lookup;
  private final NeighbourRows neighbourRows;
  private final NodeScores nodeScores;
  private final EdgeScores edgeScores;
  private final Occurrences occurrences;
  private final List<Viterbi> viterbis = new ArrayList<>();

  Labeller(CompiledModel model) {
    this.model = model;
    int margin = FARTHEST_NEIGHBOUR + 2;
    for (ModelSpec spec : model.description().models()) {
      margin = Math.max(margin, spec.disjunctionWidth());
      viterbis.add(new Viterbi(model.dimensions(), spec));
    }
    this.tokens = new Tokens(model.dimensions(), margin);
    this.lookup = new WordLookup(model);
    this.neighbourRows = new NeighbourRows(model);
    this.nodeScores = new NodeScores(model);
    this.edgeScores = new EdgeScores(model);
    this.occurrences = new Occurrences(model);
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
    edgeScores.fetch(tokens);
    neighbourRows.find(tokens);
    edgeScores.add(tokens);
    neighbourRows.addNodes(tokens);
    occurrences.add(tokens);
    nodeScores.add(tokens);
    for (int m = 0; m < viterbis.size(); m++) {
      byte[] chosen = viterbis.get(m).best(tokens);
      if (m == 0) {
        model.precedence().begin(chosen, length, labels);
      } else {
        model.precedence().merge(m, chosen, length, labels);
      }
    }
  }
}
