package news.copydesk.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import news.copydesk.article.SampleArticles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamePartitionTest {

  private final SamePartition partitioner = new SamePartition();

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7})
  void sendsARecordToThePartitionThatItsArticleCameFromWhateverItsKey(int partition) {
    Enrichment enrichment = new Enrichment(SampleArticles.bareEnriched(), partition);

    for (String key : new String[] {"bare", "other", ""}) {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      assertThat(partitioner.partitions("articles.enriched", bytes, enrichment, 8))
          .contains(Set.of(partition));
    }
  }
}
