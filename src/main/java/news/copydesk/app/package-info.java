/** Builds and closes the object graph: the one place where features meet. */
@NullMarked
package news.copydesk.app;

import org.jspecify.annotations.NullMarked;
