/**
 * Brings articles to the input topic and shows what comes out: readers, the producer, the tails.
 */
@NullMarked
package news.copydesk.ingest;

import org.jspecify.annotations.NullMarked;
