package news.copydesk.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Shows bytes of unknown meaning as text, without loss. */
final class BytesText {

  private BytesText() {}

  /**
   * The bytes as UTF-8 where they are that and hold no control characters but tabs and line ends;
   * else {@code 0x} and hexadecimal digits.
   */
  static String of(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().allMatch(BytesText::textual) ? text : hex(bytes);
    } catch (CharacterCodingException e) {
      return hex(bytes);
    }
  }

  private static boolean textual(int character) {
    return !Character.isISOControl(character)
        || character == '\t'
        || character == '\n'
        || character == '\r';
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
