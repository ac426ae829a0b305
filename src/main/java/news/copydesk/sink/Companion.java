package news.copydesk.sink;

/**
 * A name that appears in the same articles as another.
 *
 * @param articles those that mention both
 */
public record Companion(String type, String name, long articles) {}
