package news.copydesk.local;

import java.nio.file.Path;

/** A local broker as a process of its own; ends when its standard input ends. */
final class BrokerMain {

  private BrokerMain() {}

  public static void main(String[] args) throws Exception {
    BrokerSettings settings =
        new BrokerSettings(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    try (LocalBroker broker = LocalBroker.start(settings)) {
      System.out.println("ready " + broker.bootstrapServers());
      while (System.in.read() >= 0) {
        // The parent only ever closes its end, or dies.
      }
    }
  }
}
