package news.copydesk.annotation.compiled;

/**
 * What would be in the vocabulary of a word that is not in it.
 *
 * @param text the word as it is read
 * @param respelled the word as the models see it
 * @param known its respelling in the vocabulary; {@link Words#TO_UNKNOWN} if it is not there either
 * @param traits see {@link WordTraits}
 * @param wordClass its distributional class
 * @param shapes its shape for each model
 * @param nodes sums over labels, in {@link Lanes}: of its own features, then of those as the
 *     previous word, then of those as the next word
 */
record UnknownWord(
    String text,
    String respelled,
    int known,
    int traits,
    int wordClass,
    int[] shapes,
    long[] nodes) {}
