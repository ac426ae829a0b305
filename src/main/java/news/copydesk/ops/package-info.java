/** What operators see of a process: health, the metrics endpoint and the form of its logs. */
@NullMarked
package news.copydesk.ops;

import org.jspecify.annotations.NullMarked;
