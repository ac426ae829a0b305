package news.copydesk.annotation.corenlp.compile;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import news.copydesk.annotation.compiled.Slots;

/** Writes strings, each once, and tables of them. */
final class StringWriter {

  private static final int SLOT_INTS = 3;

  private final Buffers bytes = new Buffers();
  private final Map<String, Integer> offsets = new HashMap<>();

  /** The offset of a string. */
  int offset(String text) {
    return offsets.computeIfAbsent(text, this::write);
  }

  private int write(String text) {
    boolean wide = text.chars().anyMatch(c -> c > 0xFF);
    int offset = bytes.position();
    ByteBuffer room = bytes.room(Integer.BYTES + 2 * text.length());
    room.putInt(text.length() << 1 | (wide ? 1 : 0));
    for (int i = 0; i < text.length(); i++) {
      if (wide) {
        room.putChar(text.charAt(i));
      } else {
        room.put((byte) text.charAt(i));
      }
    }
    return offset;
  }

  /** An open-addressed table from strings to numbers, at most two thirds full. */
  ByteBuffer table(Map<String, Integer> numbers) {
    int size = Integer.highestOneBit(Math.max(1, numbers.size() * 3 / 2)) << 1;
    int[] slots = new int[size * SLOT_INTS];
    numbers.forEach(
        (text, number) -> {
          int slot = firstSlot(text.hashCode(), size - 1);
          while (slots[slot * SLOT_INTS + 1] != 0) {
            slot = (slot + 1) & (size - 1);
          }
          slots[slot * SLOT_INTS] = text.hashCode();
          slots[slot * SLOT_INTS + 1] = offset(text) + 1;
          slots[slot * SLOT_INTS + 2] = number;
        });
    return Buffers.ofInts(slots);
  }

  private static int firstSlot(int hash, int mask) {
    return Slots.first(hash, mask);
  }

  ByteBuffer written() {
    return bytes.written();
  }
}
