package news.copydesk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Another process of this program, with the same JVM flags, so that memory can be told apart. */
public final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts it; what it logs goes to our stderr.
   *
   * @param moreClassPath comes behind our own class path; may be empty
   * @param moreJvmFlags come behind our own flags, so they win
   */
  public static ChildProcess start(
      String moreClassPath, List<String> moreJvmFlags, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(
        ProcessHandle.current()
            .info()
            .command()
            .orElse(System.getProperty("java.home") + "/bin/java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(moreJvmFlags);
    command.add("-cp");
    String own = System.getProperty("java.class.path");
    command.add(moreClassPath.isEmpty() ? own : own + java.io.File.pathSeparator + moreClassPath);
    command.add("news.copydesk.cli.Main");
    command.addAll(arguments);
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Its id. */
  public long pid() {
    return process.pid();
  }

  /** Reads what it prints up to the line that is waited for. */
  public String waitFor(Predicate<String> line) throws IOException {
    String read = output.readLine();
    while (read != null && !line.test(read)) {
      read = output.readLine();
    }
    if (read == null) {
      throw new IOException("a process of the benchmark ended before it was done; see above");
    }
    return read;
  }

  /** Closes its standard input, which ends it, and waits. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
