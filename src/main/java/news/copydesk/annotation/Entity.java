package news.copydesk.annotation;

import java.util.List;

/**
 * One name with all its mentions in a document.
 *
 * @param type the model's label, for example {@code PERSON}
 * @param text the canonical text
 * @param mentions title first, then by offset; at least one
 */
public record Entity(String type, String text, List<Mention> mentions) {}
