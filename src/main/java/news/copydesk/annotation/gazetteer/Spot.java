package news.copydesk.annotation.gazetteer;

import news.copydesk.annotation.Section;

/**
 * A piece of a section's text.
 *
 * @param begin offset of the first character, in UTF-16 code units
 * @param end offset behind the last one
 */
record Spot(Section section, int begin, int end) {}
