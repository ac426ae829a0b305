package news.copydesk.topology;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends each record to the partition of the same number that its article came from. Partitioning by
 * key again would not do: clients in other languages hash keys in other ways.
 */
final class SamePartition implements StreamPartitioner<byte[], Enrichment> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, Enrichment enrichment, int partitions) {
    return Optional.of(Set.of(enrichment.partition()));
  }
}
