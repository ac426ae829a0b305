/** Protection for annotators, as decorators: slots, failures, meters. */
@NullMarked
package news.copydesk.guard;

import org.jspecify.annotations.NullMarked;
