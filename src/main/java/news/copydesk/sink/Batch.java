package news.copydesk.sink;

import java.util.List;

/**
 * What one transaction stores.
 *
 * @param group the consumer group that the offsets belong to
 * @param articles in the order in which they were read
 * @param moves at most one per partition
 */
record Batch(String group, List<Received> articles, List<OffsetMove> moves) {}
