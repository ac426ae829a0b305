package news.copydesk.local;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker inside this JVM, alone in its cluster; {@link BrokerProcess} can be killed. */
public final class TestBroker implements AutoCloseable {

  private final KafkaClusterTestKit cluster;

  private TestBroker(KafkaClusterTestKit cluster) {
    this.cluster = cluster;
  }

  /** Starts one and returns when it takes requests. */
  public static TestBroker start() throws Exception {
    return start(Map.of());
  }

  /** The same, with more properties of the broker. */
  public static TestBroker start(Map<String, String> more) throws Exception {
    KafkaClusterTestKit.Builder builder =
        new KafkaClusterTestKit.Builder(
                new TestKitNodes.Builder(
                        BootstrapMetadata.fromVersion(MetadataVersion.latestProduction(), "test"))
                    .setCombined(true)
                    .setNumBrokerNodes(1)
                    .setNumControllerNodes(1)
                    .build())
            .setConfigProp("offsets.topic.replication.factor", "1")
            .setConfigProp("transaction.state.log.replication.factor", "1")
            .setConfigProp("transaction.state.log.min.isr", "1")
            .setConfigProp("transaction.state.log.num.partitions", "1");
    more.forEach(builder::setConfigProp);
    KafkaClusterTestKit cluster = builder.build();
    cluster.format();
    cluster.startup();
    cluster.waitForReadyBrokers();
    return new TestBroker(cluster);
  }

  /** What its clients need. */
  public Map<String, String> kafka() {
    return Map.of("bootstrap.servers", cluster.bootstrapServers());
  }

  /** The caller closes it. */
  public Admin admin() {
    return cluster.admin();
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
