package news.copydesk.annotation.gazetteer;

/**
 * A name that the gazetteer found in a text by itself.
 *
 * @param normalised as the gazetteer compares it
 * @param certain false if it may be an ordinary word where it stands; then it is a name only if the
 *     article has it as one elsewhere
 */
record Found(Spot spot, String normalised, Candidates candidates, boolean certain) {}
