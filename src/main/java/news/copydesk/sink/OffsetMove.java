package news.copydesk.sink;

import java.util.OptionalLong;

/**
 * One partition's step forward.
 *
 * @param topic the topic
 * @param partition the partition's number
 * @param expected the offset that must be stored before; empty when none may be
 * @param next the offset to go on from
 */
record OffsetMove(String topic, int partition, OptionalLong expected, long next) {}
