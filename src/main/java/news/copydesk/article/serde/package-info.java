/** Avro records as Kafka reads and writes them, in Confluent's wire format. */
@NullMarked
package news.copydesk.article.serde;

import org.jspecify.annotations.NullMarked;
