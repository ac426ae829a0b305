package news.copydesk.sink;

/**
 * A name that many articles share.
 *
 * @param type the model's label, PERSON for example
 * @param name the name, at most 200 characters of it
 * @param articles articles that mention it
 * @param mentions mentions in all of them
 */
public record TopEntity(String type, String name, long articles, long mentions) {}
