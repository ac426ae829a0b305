package news.copydesk.annotation.gazetteer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The strings of a compiled file, each once. */
final class StringTable {

  private static final int LONGEST = 0xFFFF;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<String, Integer> offsets = new HashMap<>();

  /** Where the string is, in bytes from the section's begin. */
  int offset(String string) {
    Integer known = offsets.get(string);
    if (known != null) {
      return known;
    }
    byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > LONGEST) {
      throw new IllegalArgumentException("a string has " + utf8.length + " bytes, of " + LONGEST);
    }
    int offset = bytes.size();
    bytes.write(utf8.length & 0xFF);
    bytes.write(utf8.length >>> 8);
    bytes.writeBytes(utf8);
    offsets.put(string, offset);
    return offset;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
