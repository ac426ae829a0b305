package news.copydesk.annotation;

/**
 * One place in a document that names an entity.
 *
 * @param section the text that the offsets point into
 * @param begin offset of the first character, in Unicode code points
 * @param end offset behind the last character, in Unicode code points
 * @param text exactly the characters from begin to end
 */
public record Mention(Section section, int begin, int end, String text) {}
