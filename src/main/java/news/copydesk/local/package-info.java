/** The broker, the registry and the database that run inside the JVM in local mode and in tests. */
@NullMarked
package news.copydesk.local;

import org.jspecify.annotations.NullMarked;
