package news.copydesk.annotation.corenlp.compile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes of the file's order that grow as they are written. */
final class Buffers {

  private static final int FIRST_SIZE = 1 << 16;

  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE).order(ByteOrder.LITTLE_ENDIAN);

  static ByteBuffer ofInts(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return bytes;
  }

  static ByteBuffer ofLongs(long[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return bytes;
  }

  int position() {
    return bytes.position();
  }

  /** The buffer, with room for so many bytes more. */
  ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int size = Math.max(bytes.capacity() * 2, bytes.position() + more);
      ByteBuffer larger = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
      bytes = larger.put(bytes.flip());
    }
    return bytes;
  }

  /** What was written. */
  ByteBuffer written() {
    return bytes.duplicate().flip();
  }
}
