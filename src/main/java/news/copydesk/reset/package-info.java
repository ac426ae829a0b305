/** Sets the stream back, so that it reads articles again. */
@NullMarked
package news.copydesk.reset;

import org.jspecify.annotations.NullMarked;
