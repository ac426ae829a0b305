/** Looks into the dead letter topic, and sends what was set aside through the stream again. */
@NullMarked
package news.copydesk.deadletters;

import org.jspecify.annotations.NullMarked;
