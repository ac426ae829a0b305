/** Local copies of verified versions, shared by the processes of a host. */
@NullMarked
package news.copydesk.registry.cache;

import org.jspecify.annotations.NullMarked;
