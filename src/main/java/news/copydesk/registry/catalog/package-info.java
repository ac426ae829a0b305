/** The registry as commands and loaders use it: resolve, verify, register, move, fetch. */
@NullMarked
package news.copydesk.registry.catalog;

import org.jspecify.annotations.NullMarked;
