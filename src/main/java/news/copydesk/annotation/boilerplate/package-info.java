/** Keeps markup and page furniture from the annotators, and offsets pointing into the original. */
@NullMarked
package news.copydesk.annotation.boilerplate;

import org.jspecify.annotations.NullMarked;
