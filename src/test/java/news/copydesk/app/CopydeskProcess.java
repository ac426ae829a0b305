package news.copydesk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Copydesk as users run it: a process of its own, from the distribution where the build has made
 * one, which can be killed and started again. Ends with this JVM.
 */
final class CopydeskProcess implements AutoCloseable {

  /** Does not live long enough for the second compiler. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private final Path directory;
  private final List<String> command;
  private final Path log;
  private final Thread atExit = new Thread(this::close);
  private Process process;

  /**
   * Starts it.
   *
   * @param directory where it works and logs
   * @param name of its log, and its command, for example {@code run --with-sink}
   */
  CopydeskProcess(Path directory, String name, Map<String, String> settings) throws IOException {
    this.directory = directory;
    this.log = Files.createTempFile(directory, name.replace(' ', '_'), ".log");
    this.command = command(name, settings);
    Runtime.getRuntime().addShutdownHook(atExit);
    this.process = launch();
  }

  private static List<String> command(String name, Map<String, String> settings) {
    Path script = Path.of(System.getProperty("copydesk.distribution", "none"), "bin", "copydesk");
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(script)) {
      // In its end it is Java: who kills the process, kills that.
      command.add(script.toString());
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", QUICK));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add("news.copydesk.cli.Main");
    }
    command.addAll(List.of(name.split(" ")));
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    return command;
  }

  private Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("COPYDESK_JAVA_OPTS", QUICK);
    return builder.start();
  }

  /** {@code kill -9}, and starts it again. */
  void killAndStart() throws IOException, InterruptedException {
    kill();
    process = launch();
  }

  /** {@code kill -9}. Returns when the process is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM. Returns the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still runs 120 s after SIGTERM; its log: " + log);
    }
    return process.exitValue();
  }

  /** Starts it again after its end. */
  void start() throws IOException {
    process = launch();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has logged, of all its starts. */
  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // This is the shutdown hook.
    }
  }
}
