package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import news.copydesk.app.StartRefusedException;
import news.copydesk.local.LocalCluster;

/** Starts the broker and registry that a command brings along. */
final class OwnCluster {

  private OwnCluster() {}

  /**
   * Starts both.
   *
   * @throws StartRefusedException if the directory is in use or cannot be used
   * @throws news.copydesk.local.LocalBrokerException if a port is taken or the broker fails
   */
  static LocalCluster start(Path directory, int brokerPort, int registryPort) {
    try {
      return LocalCluster.start(directory, brokerPort, registryPort);
    } catch (IOException e) {
      throw new StartRefusedException(
          List.of(
              "cannot start on the directory %s (is another copydesk running there?): %s"
                  .formatted(directory, Explanation.of(e))));
    }
  }
}
