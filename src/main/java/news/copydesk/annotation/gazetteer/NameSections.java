package news.copydesk.annotation.gazetteer;

import java.util.List;
import news.copydesk.annotation.gazetteer.FileFormat.Section;

/** Lays out the names, what they mean, and the tables that find them. */
final class NameSections {

  /** Bits for each beginning of a name: about one in ten wrong answers, which cost a look-up. */
  private static final int BITS_PER_NAME = 8;

  private NameSections() {}

  static void put(CompiledGazetteer file, List<NameTable.Row> rows) {
    SectionBytes names = new SectionBytes();
    SectionBytes signatures = new SectionBytes();
    SectionBytes meanings = new SectionBytes();
    SectionBytes text = new SectionBytes();
    int[] exact = new int[powerOfTwo(rows.size() * 2L)];
    int[] beginnings = new int[powerOfTwo(rows.size() * (long) BITS_PER_NAME / Integer.SIZE)];
    int chars = 0;
    int meaningCount = 0;
    for (int i = 0; i < rows.size(); i++) {
      NameTable.Row row = rows.get(i);
      char[] name = row.chars();
      names.add(chars);
      names.add(meaningCount);
      names.add(row.key().scope());
      signatures.add(EditSimilarity.signature(name, 0, name.length));
      row.meanings().forEach(meanings::add);
      text.add(name);
      insert(exact, NameHash.finish(NameHash.add(0, name, 0, name.length), row.key().scope()), i);
      mark(beginnings, name);
      chars = Math.addExact(chars, name.length);
      meaningCount += row.meanings().size();
    }
    names.add(chars);
    names.add(meaningCount);
    names.add(0);
    file.put(Section.NAMES, names.bytes());
    file.put(Section.SIGNATURES, signatures.bytes());
    file.put(Section.MEANINGS, meanings.bytes());
    file.put(Section.TEXT, text.bytes());
    file.put(Section.EXACT, bytes(exact));
    file.put(Section.BEGINNINGS, bytes(beginnings));
  }

  static int powerOfTwo(long atLeast) {
    if (atLeast > 1 << 28) {
      throw new IllegalArgumentException(
          "too many names for one file; import fewer entries, for example the larger places only");
    }
    return Integer.highestOneBit((int) Math.max(atLeast, 8) * 2 - 1);
  }

  private static void insert(int[] table, int hash, int name) {
    int slot = hash & (table.length - 1);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = name + 1;
  }

  private static void mark(int[] bits, char[] name) {
    int hash = 0;
    for (char c : name) {
      if (c == ' ') {
        mark(bits, hash);
      }
      hash = NameHash.add(hash, c);
    }
    mark(bits, hash);
  }

  private static void mark(int[] bits, int hash) {
    int bit = NameHash.finish(hash, 0) & (bits.length * Integer.SIZE - 1);
    bits[bit >>> 5] |= 1 << bit;
  }

  static byte[] bytes(int[] numbers) {
    SectionBytes bytes = new SectionBytes();
    bytes.add(numbers);
    return bytes.bytes();
  }
}
