package news.copydesk.annotation.compiled;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The head of a compiled model's file, little-endian: magic (8 bytes), byte-order mark (int),
 * version (int), length of the file in bytes (long), number of parts (int), fingerprint of the
 * compiler (int), SHA-256 of the sources (32 bytes); then per {@link Part} its checksum (int,
 * CRC-32C), zero (int), offset and length in bytes (longs); then the CRC-32C of all before (int).
 * Parts start at multiples of {@link #ALIGNMENT}.
 */
final class ModelFormat {

  /** {@code CPYDESKE}, read as a little-endian long. */
  static final long MAGIC = 0x454b534544595043L;

  static final int BYTE_ORDER_MARK = 0x01020304;
  static final int VERSION = 5;

  static final int BYTE_ORDER_AT = 8;
  static final int VERSION_AT = 12;
  static final int LENGTH_AT = 16;
  static final int PARTS_AT = 24;
  static final int COMPILER_AT = 28;
  static final int SOURCE_AT = 32;
  static final int SOURCE_BYTES = 32;
  static final int DIRECTORY_AT = 64;
  static final int ENTRY_BYTES = 24;

  /** A cache line of the machines we know. */
  static final int ALIGNMENT = 64;

  private ModelFormat() {}

  /** Where the head's own checksum is. */
  static int headChecksumAt() {
    return DIRECTORY_AT + Part.values().length * ENTRY_BYTES;
  }

  static int headBytes() {
    return headChecksumAt() + Integer.BYTES;
  }

  static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }
}
