package news.copydesk.annotation;

/**
 * One subject of a document.
 *
 * @param scheme the vocabulary that the id belongs to, for example {@code medtop}
 * @param id the topic's id in its vocabulary
 * @param label the topic's name in English
 * @param confidence calibrated probability, from 0 to 1
 */
public record Topic(String scheme, String id, String label, double confidence) {}
