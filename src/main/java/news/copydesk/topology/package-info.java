/** The stream: articles in, enriched articles and dead letters out. */
@NullMarked
package news.copydesk.topology;

import org.jspecify.annotations.NullMarked;
