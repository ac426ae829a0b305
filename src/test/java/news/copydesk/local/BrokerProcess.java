package news.copydesk.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A broker in a process of its own, for tests that kill it: same directory and ports on restart.
 *
 * <p>The process ends when this JVM does: its standard input is ours.
 */
public final class BrokerProcess implements AutoCloseable {

  private static final String READY = "ready ";

  private final Path directory;
  private final BrokerPorts ports;
  private Process process;

  private BrokerProcess(Path directory, BrokerPorts ports) throws IOException {
    this.directory = directory;
    this.ports = ports;
    this.process = launch();
  }

  /** Starts a broker on free loopback ports and returns when it takes requests. */
  public static BrokerProcess start(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new BrokerProcess(directory, BrokerPorts.claim(BrokerSettings.onFreePorts(directory)));
  }

  /** Stays the same when the broker is started again. */
  public String bootstrapServers() {
    return ports.bootstrapServers();
  }

  /** The broker's process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process runs, paused or not. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}: nothing is flushed or said goodbye to. Returns when the process is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** An orderly end. Returns when the process is gone, killed if it takes over a minute. */
  public void stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
      throw new IOException("the broker did not stop within 60 s; its log: " + log());
    }
  }

  /** Starts it again after {@link #kill} or {@link #stop}: same directory, same ports. */
  public void restart() throws IOException {
    if (process.isAlive()) {
      throw new IllegalStateException("the broker still runs as process " + pid());
    }
    process = launch();
  }

  /** {@code kill -STOP}: connections stay open and nothing answers. */
  public void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** {@code kill -CONT}. */
  public void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** What the broker has logged, of all its starts. */
  public Path log() {
    return directory.resolve("broker.log");
  }

  /** Kills it; a test that wants an orderly end calls {@link #stop} first. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private Process launch() throws IOException {
    Process started =
        new ProcessBuilder(command())
            .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    // Ends by itself: the process either says this one line or exits, at most 60 s after its start.
    String line = said.readLine();
    if (line == null || !line.startsWith(READY)) {
      started.destroyForcibly();
      throw new IOException("the broker did not start:\n" + Files.readString(log()));
    }
    return started;
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        // Starts in half the processor time; a test's broker does not live long enough for C2.
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        BrokerMain.class.getName(),
        directory.toString(),
        Integer.toString(ports.clients()),
        Integer.toString(ports.controller()));
  }

  private void signal(String name) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", name, Long.toString(pid())).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("kill %s %d ended with %d".formatted(name, pid(), exit));
    }
  }
}
