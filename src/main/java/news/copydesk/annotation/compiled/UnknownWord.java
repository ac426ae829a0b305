package news.copydesk.annotation.compiled;

/**
 * What would be in the vocabulary of a word that is not in it.
 *
 * @param text the word as it is read
 * @param respelled the word as the models see it
 * @param known its respelling in the vocabulary; {@link Words#TO_UNKNOWN} if it is not there either
 * @param traits see {@link WordTraits}
 * @param own sum of its own features
 * @param surroundings what it means for its neighbours
 */
record UnknownWord(
    String text, String respelled, int known, int traits, double[] own, Surroundings surroundings) {

  /**
   * What a word means for its neighbours by its class and shapes alone; many words share them.
   *
   * @param wordClass its distributional class
   * @param shapes its shape for each model
   * @param previous sum over labels, as the previous word
   * @param next sum over labels, as the next word
   * @param edgeOwn sum over label pairs at its own place
   * @param edgePrevious sum over label pairs, as the previous word
   * @param edgeNext sum over label pairs, as the next word
   */
  record Surroundings(
      int wordClass,
      int[] shapes,
      double[] previous,
      double[] next,
      double[] edgeOwn,
      double[] edgePrevious,
      double[] edgeNext) {}
}
