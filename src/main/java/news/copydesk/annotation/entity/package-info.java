/** Names in a text: mentions found sentence by sentence, and grouped into entities. */
@NullMarked
package news.copydesk.annotation.entity;

import org.jspecify.annotations.NullMarked;
