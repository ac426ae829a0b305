/** What an annotator is: a document in, annotations and an outcome out. */
@NullMarked
package news.copydesk.annotation;

import org.jspecify.annotations.NullMarked;
