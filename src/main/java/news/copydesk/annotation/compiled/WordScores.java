package news.copydesk.annotation.compiled;

/** Adds up what single words say, at their own place and at those of their neighbours, exactly. */
final class WordScores {

  private final WordNodes nodes;
  private final WordEdges edges;
  private final int nodeWidth;
  private final int edgeWidth;

  WordScores(CompiledModel model) {
    nodes = new WordNodes(model);
    edges = new WordEdges(model);
    nodeWidth = model.dimensions().nodeWidth();
    edgeWidth = model.dimensions().edgeWidth();
  }

  /** Adds the scores of all open places and of the pairs that they are part of. */
  void add(Tokens tokens) {
    for (int place = tokens.first() - 1; place <= tokens.end(); place++) {
      if ((tokens.open[place - 1] | tokens.open[place] | tokens.open[place + 1]) != 0) {
        addNodes(tokens, place);
      }
      if ((tokens.pairs[place - 1] | tokens.pairs[place] | tokens.pairs[place + 1]) != 0) {
        addEdges(tokens, place);
      }
    }
  }

  private void addNodes(Tokens tokens, int place) {
    int word = tokens.word[place];
    UnknownWord unknown = tokens.unknown[place];
    if (tokens.open[place] != 0) {
      nodes.addOwn(word, unknown, tokens.node, place * nodeWidth);
    }
    if (tokens.open[place + 1] != 0) {
      nodes.addPrevious(word, unknown, tokens.node, (place + 1) * nodeWidth);
    }
    if (tokens.open[place - 1] != 0) {
      nodes.addNext(word, unknown, tokens.node, (place - 1) * nodeWidth);
    }
  }

  private void addEdges(Tokens tokens, int place) {
    int word = tokens.word[place];
    UnknownWord unknown = tokens.unknown[place];
    if (tokens.pairs[place] != 0) {
      edges.addOwn(word, unknown, tokens.edge, place * edgeWidth, tokens.pairs[place]);
    }
    if (tokens.pairs[place + 1] != 0) {
      edges.addPrevious(
          word, unknown, tokens.edge, (place + 1) * edgeWidth, tokens.pairs[place + 1]);
    }
    if (tokens.pairs[place - 1] != 0) {
      edges.addNext(word, unknown, tokens.edge, (place - 1) * edgeWidth);
    }
  }
}
