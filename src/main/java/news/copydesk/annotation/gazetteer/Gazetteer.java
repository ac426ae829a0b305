package news.copydesk.annotation.gazetteer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import news.copydesk.annotation.Link;
import news.copydesk.annotation.gazetteer.FileFormat.Section;
import news.copydesk.model.MappedFile;
import news.copydesk.model.Model;
import news.copydesk.model.ModelDescription;

/**
 * A compiled gazetteer, as it lies in the memory-mapped file. Entries and names are numbers; scope
 * 0 is that of all sources. Reads only, so thread-safe; not to be read once it is closed.
 */
public final class Gazetteer implements Model {

  /** What {@link #find} returns when there is no such name. */
  static final int NONE = -1;

  private final Runnable unmap;
  private final ModelDescription description;
  private final ByteBuffer strings;
  private final IntBuffer entries;
  private final IntBuffer scopes;
  private final IntBuffer names;
  private final LongBuffer signatures;
  private final IntBuffer meanings;
  private final CharBuffer text;
  private final IntBuffer exact;
  private final IntBuffer beginnings;
  private final IntBuffer buckets;
  private final IntBuffer postings;

  /** Over a file that {@link GazetteerLoader} has checked. */
  Gazetteer(ByteBuffer file, MappedFile mapped) {
    this(file, mapped::close);
  }

  /** Over bytes on the heap. */
  Gazetteer(ByteBuffer file) {
    this(file, () -> {});
  }

  private Gazetteer(ByteBuffer file, Runnable unmap) {
    this.unmap = unmap;
    strings = section(file, Section.STRINGS);
    entries = section(file, Section.ENTRIES).asIntBuffer();
    scopes = section(file, Section.SCOPES).asIntBuffer();
    names = section(file, Section.NAMES).asIntBuffer();
    signatures = section(file, Section.SIGNATURES).asLongBuffer();
    meanings = section(file, Section.MEANINGS).asIntBuffer();
    text = section(file, Section.TEXT).asCharBuffer();
    exact = section(file, Section.EXACT).asIntBuffer();
    beginnings = section(file, Section.BEGINNINGS).asIntBuffer();
    buckets = section(file, Section.BUCKETS).asIntBuffer();
    postings = section(file, Section.POSTINGS).asIntBuffer();
    byte[] sha = new byte[FileFormat.SHA_LENGTH];
    file.get(FileFormat.SHA_AT, sha);
    description =
        new ModelDescription(
            string(file.getInt(FileFormat.NAME_AT)),
            string(file.getInt(FileFormat.RELEASE_AT)),
            Optional.of(HexFormat.of().formatHex(sha)));
  }

  private static ByteBuffer section(ByteBuffer file, Section section) {
    int row = FileFormat.SECTIONS_AT + section.ordinal() * 2 * Integer.BYTES;
    return FileFormat.littleEndian(file.slice(file.getInt(row), file.getInt(row + Integer.BYTES)));
  }

  @Override
  public ModelDescription description() {
    return description;
  }

  /** How many entries there are. */
  public int size() {
    return entries.limit() / FileFormat.ENTRY;
  }

  /** How many different names there are, the same in two scopes counted twice. */
  public int names() {
    return names.limit() / FileFormat.NAME - 1;
  }

  /** How many sources have entries of their own. */
  public int scopes() {
    return scopes.limit();
  }

  /** The number of a source's scope, or 0 if it has no entries of its own. */
  int scope(String source) {
    String wanted = NormalisedText.normalise(source);
    int low = 0;
    int high = scopes.limit() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = string(scopes.get(middle)).compareTo(wanted);
      if (order == 0) {
        return middle + 1;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return 0;
  }

  /** The normalised source of a scope; empty for that of all sources. */
  String source(int scope) {
    return scope == 0 ? "" : string(scopes.get(scope - 1));
  }

  /** The name with these characters in this scope; {@link #NONE} if there is none. */
  int find(int scope, int hash, char[] chars, int begin, int end) {
    int mask = exact.limit() - 1;
    int slot = NameHash.finish(hash, scope) & mask;
    for (int name = exact.get(slot) - 1; name >= 0; name = exact.get(slot) - 1) {
      if (names.get(name * FileFormat.NAME + 2) == scope && is(name, chars, begin, end)) {
        return name;
      }
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  private boolean is(int name, char[] chars, int begin, int end) {
    int at = textBegin(name);
    if (length(name) != end - begin) {
      return false;
    }
    for (int i = begin; i < end; i++) {
      if (text.get(at++) != chars[i]) {
        return false;
      }
    }
    return true;
  }

  /** False if no name in any scope begins with the words of this hash. */
  boolean mayBegin(int hash) {
    int bit = NameHash.finish(hash, 0) & (beginnings.limit() * Integer.SIZE - 1);
    return (beginnings.get(bit >>> 5) & 1 << bit) != 0;
  }

  private int textBegin(int name) {
    return names.get(name * FileFormat.NAME);
  }

  int length(int name) {
    return textBegin(name + 1) - textBegin(name);
  }

  void copyText(int name, char[] to) {
    text.get(textBegin(name), to, 0, length(name));
  }

  /** True if the name has the same digits in the same order as these characters. */
  boolean sameDigits(int name, char[] chars, int begin, int end) {
    int at = textBegin(name);
    int last = textBegin(name + 1);
    for (int i = begin; i < end; i++) {
      if (Character.isDigit(chars[i])) {
        while (at < last && !Character.isDigit(text.get(at))) {
          at++;
        }
        if (at == last || text.get(at++) != chars[i]) {
          return false;
        }
      }
    }
    while (at < last && !Character.isDigit(text.get(at))) {
      at++;
    }
    return at == last;
  }

  int scopeOf(int name) {
    return names.get(name * FileFormat.NAME + 2);
  }

  long signature(int name) {
    return signatures.get(name);
  }

  /** The first of a name's meanings; the last is before the first of the next name. */
  int meaningsBegin(int name) {
    return names.get(name * FileFormat.NAME + 1);
  }

  int meaning(int index) {
    return meanings.get(index);
  }

  int bucket(int hash) {
    return hash & (buckets.limit() - 2);
  }

  int bucketBegin(int bucket) {
    return buckets.get(bucket);
  }

  int posting(int index) {
    return postings.get(index);
  }

  String category(int entry) {
    return string(entries.get(entry * FileFormat.ENTRY + 2));
  }

  /** An entry's category as a number: equal for equal categories. */
  int categoryNumber(int entry) {
    return entries.get(entry * FileFormat.ENTRY + 2);
  }

  /** The two letters of an entry's country as a number; 0 if unknown. */
  int country(int entry) {
    return entries.get(entry * FileFormat.ENTRY + 3);
  }

  boolean located(int entry) {
    return entries.get(entry * FileFormat.ENTRY + 4) != FileFormat.NO_COORDINATE;
  }

  double latitude(int entry) {
    return entries.get(entry * FileFormat.ENTRY + 4) / FileFormat.DEGREE;
  }

  double longitude(int entry) {
    return entries.get(entry * FileFormat.ENTRY + 5) / FileFormat.DEGREE;
  }

  long population(int entry) {
    int at = entry * FileFormat.ENTRY + 6;
    return entries.get(at) & 0xFFFFFFFFL | (long) entries.get(at + 1) << 32;
  }

  Link link(int entry, double score, Link.Match match) {
    boolean located = located(entry);
    return new Link(
        string(entries.get(entry * FileFormat.ENTRY)),
        string(entries.get(entry * FileFormat.ENTRY + 1)),
        category(entry),
        located ? OptionalDouble.of(latitude(entry)) : OptionalDouble.empty(),
        located ? OptionalDouble.of(longitude(entry)) : OptionalDouble.empty(),
        score,
        match);
  }

  private String string(int offset) {
    int length = (strings.get(offset) & 0xFF) | (strings.get(offset + 1) & 0xFF) << 8;
    byte[] utf8 = new byte[length];
    strings.get(offset + 2, utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    unmap.run();
  }
}
