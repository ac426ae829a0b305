/**
 * Everything a trial needs inside one JVM: a broker, a registry with Confluent's API, a database.
 */
@NullMarked
package news.copydesk.local;

import org.jspecify.annotations.NullMarked;
