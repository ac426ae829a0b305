/** Has articles enriched again that an older version of a model wrote. */
@NullMarked
package news.copydesk.reprocess;

import org.jspecify.annotations.NullMarked;
