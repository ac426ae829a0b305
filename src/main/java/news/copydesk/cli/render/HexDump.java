package news.copydesk.cli.render;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Shows how bytes begin, sixteen to a line: offset, hexadecimal digits, printable ASCII. */
public final class HexDump {

  private static final int PER_LINE = 16;
  private static final int SHOWN = 256;
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

  private HexDump() {}

  /** The first 256 bytes, and how many there are beyond. */
  public static List<String> lines(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    int shown = Math.min(SHOWN, bytes.length);
    for (int at = 0; at < shown; at += PER_LINE) {
      int end = Math.min(shown, at + PER_LINE);
      StringBuilder text = new StringBuilder();
      for (int index = at; index < end; index++) {
        text.append(bytes[index] >= ' ' && bytes[index] <= '~' ? (char) bytes[index] : '.');
      }
      lines.add("%06x  %-47s  %s".formatted(at, SPACED.formatHex(bytes, at, end), text));
    }
    if (bytes.length > shown) {
      lines.add("… and %,d bytes more".formatted(bytes.length - shown));
    }
    return lines;
  }
}
