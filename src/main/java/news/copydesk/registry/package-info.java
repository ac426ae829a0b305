/** The model registry: versions that cannot be altered unseen, aliases with a memory. */
@NullMarked
package news.copydesk.registry;

import org.jspecify.annotations.NullMarked;
