package news.copydesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The largest resident set that a process has had, as Linux counts it (VmHWM of proc(5)). */
public final class PeakMemory {

  private PeakMemory() {}

  /** This process's, in MiB; 0 where there is no /proc. */
  static long mebibytes() {
    return of(ProcessHandle.current().pid());
  }

  /** What is resident of this process now, in MiB; 0 where there is no /proc. */
  static long residentNow() {
    return mebibytes(ProcessHandle.current().pid(), "VmRSS:");
  }

  /** A process's, in MiB; 0 where there is no /proc, or no such process. */
  public static long of(long pid) {
    return mebibytes(pid, "VmHWM:");
  }

  private static long mebibytes(long pid, String name) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
