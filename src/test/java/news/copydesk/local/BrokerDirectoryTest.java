package news.copydesk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerDirectoryTest {

  @TempDir Path root;

  @Test
  void formatsANewDirectoryOnce() throws Exception {
    prepare();
    byte[] meta = Files.readAllBytes(root.resolve("kafka/meta.properties"));

    prepare();

    assertThat(root.resolve("kafka/meta.properties")).hasBinaryContent(meta);
    try (Stream<Path> left = Files.list(root)) {
      assertThat(left).containsExactly(root.resolve("kafka"));
    }
  }

  @Test
  void refusesADirectoryOfOtherFiles() throws Exception {
    Files.createDirectories(root.resolve("kafka"));
    Files.writeString(root.resolve("kafka/thesis.txt"), "chapter one");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(LocalBrokerException.class)
        .hasMessageContaining(root.resolve("kafka").toString())
        .hasMessageContaining("move it away");
    assertThat(root.resolve("kafka/thesis.txt")).hasContent("chapter one");
  }

  @Test
  void refusesTheDirectoryOfAnotherNode() throws Exception {
    Files.createDirectories(root.resolve("kafka"));
    Files.writeString(
        root.resolve("kafka/meta.properties"), "version=1\nnode.id=3\ncluster.id=abc\n");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(LocalBrokerException.class)
        .hasMessageContaining("meta.properties")
        .hasMessageContaining("node 3");
  }

  @Test
  void refusesAPathThatIsAFile() throws Exception {
    Files.writeString(root.resolve("kafka"), "");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(LocalBrokerException.class)
        .hasMessageContaining("cannot use " + root.resolve("kafka"));
  }

  private void prepare() {
    BrokerDirectory directory = new BrokerDirectory(root);
    Properties properties =
        BrokerProperties.of(
            directory.logs(),
            BrokerPorts.claim(BrokerSettings.onFreePorts(root)),
            BrokerSettings.QUICK_HEARTBEAT);
    directory.prepare(properties);
  }
}
