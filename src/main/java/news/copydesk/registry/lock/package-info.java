/** Locks that all processes of a host respect, and that die with their owner. */
@NullMarked
package news.copydesk.registry.lock;

import org.jspecify.annotations.NullMarked;
