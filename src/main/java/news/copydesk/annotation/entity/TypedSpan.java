package news.copydesk.annotation.entity;

/**
 * A name found in a text.
 *
 * @param type the model's label
 * @param begin offset of the first character, in UTF-16 code units of the text
 * @param end offset behind the last character, in UTF-16 code units of the text
 */
public record TypedSpan(String type, int begin, int end) {}
