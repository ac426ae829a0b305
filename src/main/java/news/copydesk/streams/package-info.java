/** The life of a KafkaStreams instance, and what must hold before it starts. */
@NullMarked
package news.copydesk.streams;

import org.jspecify.annotations.NullMarked;
