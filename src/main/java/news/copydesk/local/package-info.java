/** What local mode and the integration tests run inside the JVM instead of a cluster. */
@NullMarked
package news.copydesk.local;

import org.jspecify.annotations.NullMarked;
