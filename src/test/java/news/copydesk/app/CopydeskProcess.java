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
    String distribution = System.getProperty("copydesk.distribution", "");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    if (!distribution.isEmpty() && Files.isDirectory(Path.of(distribution, "lib"))) {
      command.add("-Dcopydesk.home=" + distribution);
      command.addAll(List.of("-cp", Path.of(distribution, "lib") + "/*"));
    } else {
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    }
    command.add("news.copydesk.cli.Main");
    command.addAll(List.of(name.split(" ")));
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    return command;
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
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
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still runs 30 s after SIGTERM; its log: " + log);
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
