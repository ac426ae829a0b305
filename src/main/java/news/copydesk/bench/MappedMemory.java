package news.copydesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a mapped file takes of a process's memory, in KiB (Linux: /proc/PID/smaps).
 *
 * @param resident pages of it that are in memory for this process
 * @param shared of these, pages that other processes map too
 * @param privately of these, pages that only this process maps
 * @param dirty of these, pages that were written to and so are the process's own
 */
public record MappedMemory(long resident, long shared, long privately, long dirty) {

  /**
   * Reads it.
   *
   * @param process the process's id
   * @param file name of the mapped file
   */
  public static MappedMemory of(long process, String file) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(process), "smaps"));
    long[] sums = new long[4];
    boolean inside = false;
    for (String line : lines) {
      String[] words = line.trim().split("\\s+");
      if (words[0].endsWith(":")) {
        if (inside && words.length > 1) {
          count(words, sums);
        }
      } else {
        inside = line.endsWith("/" + file);
      }
    }
    return new MappedMemory(sums[0], sums[1], sums[2], sums[3]);
  }

  private static void count(String[] words, long[] sums) {
    switch (words[0]) {
      case "Rss:" -> sums[0] += Long.parseLong(words[1]);
      case "Shared_Clean:", "Shared_Dirty:" -> sums[1] += Long.parseLong(words[1]);
      case "Private_Clean:" -> sums[2] += Long.parseLong(words[1]);
      case "Private_Dirty:" -> {
        sums[2] += Long.parseLong(words[1]);
        sums[3] += Long.parseLong(words[1]);
      }
      default -> {}
    }
  }
}
