package news.copydesk.sink;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.common.serialization.Deserializer;

/** A sink as a process of its own, to be killed. */
final class SinkProcess {
  private SinkProcess() {}

  /** Runs until it is killed: broker, topic, database url, how many articles it reads at most. */
  public static void main(String[] arguments) throws InterruptedException {
    Database database = Database.of(DatabaseConfig.of(arguments[2]));
    SinkConfig config = SinkDesk.impatient(arguments[1], arguments[0]);
    try (SinkRunner sink =
        new SinkRunner(
            config,
            database,
            standingStillAfter(Integer.parseInt(arguments[3])),
            new SimpleMeterRegistry())) {
      sink.start();
      new CountDownLatch(1).await();
    }
  }

  /** So that it has not done all its work by the time somebody comes to kill it. */
  private static Deserializer<EnrichedArticle> standingStillAfter(int articles) {
    PlainAvro avro = new PlainAvro();
    AtomicInteger read = new AtomicInteger();
    return (topic, data) -> {
      if (read.incrementAndGet() > articles) {
        while (true) {
          LockSupport.park();
        }
      }
      return avro.deserialize(topic, data);
    };
  }

  /**
   * Starts one.
   *
   * @param most how many articles it reads at most; then it stands still
   */
  static Process start(SinkBroker broker, String topic, String url, int most) throws IOException {
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
            url,
            Integer.toString(most))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
