/** The page that every instance serves: how it is doing, and the latest articles. */
@NullMarked
package news.copydesk.page;

import org.jspecify.annotations.NullMarked;
