/** Where versions are kept, as bytes: a directory, or a web server that serves one. */
@NullMarked
package news.copydesk.registry.store;

import org.jspecify.annotations.NullMarked;
