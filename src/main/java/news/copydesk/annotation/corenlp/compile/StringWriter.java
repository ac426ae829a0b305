package news.copydesk.annotation.corenlp.compile;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import news.copydesk.annotation.compiled.Slots;
import news.copydesk.annotation.compiled.StringPool;

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
    ByteBuffer room = bytes.room(1 + Integer.BYTES + 2 * text.length());
    int header = text.length() << 1 | (wide ? 1 : 0);
    if (header < StringPool.LONG_HEADER) {
      room.put((byte) header);
    } else {
      room.put((byte) StringPool.LONG_HEADER).putInt(header);
    }
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
          int slot = Slots.first(text.hashCode(), size - 1);
          while (slots[slot * SLOT_INTS + 1] != 0) {
            slot = (slot + 1) & (size - 1);
          }
          slots[slot * SLOT_INTS] = text.hashCode();
          slots[slot * SLOT_INTS + 1] = offset(text) + 1;
          slots[slot * SLOT_INTS + 2] = number;
        });
    return Buffers.ofInts(slots);
  }

  /**
   * Slots of where strings are, four fifths full, with bits of their hashes; the number of each, of
   * 16 bits, stands in front of it.
   */
  ByteBuffer taggedSlots(Map<String, Integer> numbers) {
    int[] slots = new int[numbers.size() * 5 / 4 + 1];
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      bytes.room(Short.BYTES).putShort(entry.getValue().shortValue());
      int offset = write(entry.getKey());
      int slot = Slots.firstOf(entry.getKey().hashCode(), slots.length);
      while (slots[slot] != 0) {
        slot = slot + 1 == slots.length ? 0 : slot + 1;
      }
      if (offset >= Slots.OFFSET_MASK) {
        throw new UnsupportedCrfException("the CRFs' distributional classes have too many words");
      }
      slots[slot] = Slots.tagged(offset + 1, entry.getKey().hashCode());
    }
    return Buffers.ofInts(slots);
  }

  ByteBuffer written() {
    return bytes.written();
  }
}
