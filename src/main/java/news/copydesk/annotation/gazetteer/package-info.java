/** Which place or institution a name is: a compiled gazetteer, its lookups, and the linking. */
@NullMarked
package news.copydesk.annotation.gazetteer;

import org.jspecify.annotations.NullMarked;
