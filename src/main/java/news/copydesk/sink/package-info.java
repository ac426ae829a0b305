/** Writes the enriched topic into a database: rows and offsets in one transaction. */
@NullMarked
package news.copydesk.sink;

import org.jspecify.annotations.NullMarked;
