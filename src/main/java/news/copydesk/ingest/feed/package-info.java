/** RSS and Atom: fetches feeds, and makes articles of their entries. */
@NullMarked
package news.copydesk.ingest.feed;

import org.jspecify.annotations.NullMarked;
