/** Benchmarks of whole processes: what {@code copydesk bench} measures, and how. */
@NullMarked
package news.copydesk.bench;

import org.jspecify.annotations.NullMarked;
