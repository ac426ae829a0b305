/** The tone of a text and towards the names in it. */
@NullMarked
package news.copydesk.annotation.sentiment;

import org.jspecify.annotations.NullMarked;
