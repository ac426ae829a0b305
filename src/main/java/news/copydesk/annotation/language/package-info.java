/** The language of a document, where it does not say so itself. */
@NullMarked
package news.copydesk.annotation.language;

import org.jspecify.annotations.NullMarked;
