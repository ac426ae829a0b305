/** The annotation API: the stream's annotators over HTTP. */
@NullMarked
package news.copydesk.api;

import org.jspecify.annotations.NullMarked;
