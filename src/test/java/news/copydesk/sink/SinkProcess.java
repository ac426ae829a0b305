package news.copydesk.sink;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A sink as a process of its own, to be killed. */
final class SinkProcess {
  private SinkProcess() {}

  /** Runs until it is killed: broker, topic, database url. */
  public static void main(String[] arguments) throws InterruptedException {
    Database database = Database.of(DatabaseConfig.of(arguments[2]));
    SinkConfig config = SinkDesk.config(arguments[1], arguments[0]);
    try (SinkRunner sink =
        new SinkRunner(config, database, new PlainAvro(), new SimpleMeterRegistry())) {
      sink.start();
      new CountDownLatch(1).await();
    }
  }

  static Process start(SinkBroker broker, String topic, String url) throws IOException {
    // Surefire and failsafe put the real class path here, and a jar that names it there.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            SinkProcess.class.getName(),
            broker.bootstrap(),
            topic,
            url)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
