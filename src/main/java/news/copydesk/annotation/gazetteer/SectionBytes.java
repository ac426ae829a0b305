package news.copydesk.annotation.gazetteer;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A growing section of a compiled file, in little-endian numbers. */
final class SectionBytes {

  private ByteBuffer buffer = FileFormat.littleEndian(ByteBuffer.allocate(1 << 12));

  void add(int number) {
    room(Integer.BYTES);
    buffer.putInt(number);
  }

  void add(long number) {
    room(Long.BYTES);
    buffer.putLong(number);
  }

  void add(char[] chars) {
    room(chars.length * Character.BYTES);
    for (char c : chars) {
      buffer.putChar(c);
    }
  }

  void add(int[] numbers) {
    room(numbers.length * Integer.BYTES);
    buffer.asIntBuffer().put(numbers);
    buffer.position(buffer.position() + numbers.length * Integer.BYTES);
  }

  private void room(int bytes) {
    if (buffer.remaining() < bytes) {
      int needed = Math.addExact(buffer.position(), bytes);
      int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, buffer.capacity() * 2L);
      byte[] larger = Arrays.copyOf(buffer.array(), Math.max(needed, doubled));
      buffer = FileFormat.littleEndian(ByteBuffer.wrap(larger)).position(buffer.position());
    }
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
