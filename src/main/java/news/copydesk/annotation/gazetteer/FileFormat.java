package news.copydesk.annotation.gazetteer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The compiled file: a header, then one section after the other. Little-endian; offsets and lengths
 * in bytes. docs/gazetteer.md describes it.
 */
final class FileFormat {

  /** Ends with what a transfer as text would change. */
  static final long MAGIC = 0x0A1A_0D5A_4147_4443L;

  /** To be raised with every change of the layout, of the normalisation and of the hashes. */
  static final int VERSION = 1;

  static final int HEADER_LENGTH = 256;
  static final int SHA_LENGTH = 32;

  static final int MAGIC_AT = 0;
  static final int VERSION_AT = 8;
  static final int CRC_AT = 12;
  static final int SHA_AT = 16;
  static final int LENGTH_AT = 48;
  static final int NAME_AT = 56;
  static final int RELEASE_AT = 60;
  static final int SECTIONS_AT = 64;

  /** The sections, in the order of the file. */
  enum Section {
    /**
     * Eight ints an entry: id, name, category (offsets into STRINGS), country, lat, lon, people.
     */
    ENTRIES,
    /** Two bytes of length and that many of UTF-8, for each string. */
    STRINGS,
    /**
     * Normalised sources, sorted, as offsets into STRINGS; a scope's number is its place from 1.
     */
    SCOPES,
    /** Three ints a name, and one row to end them: begin in TEXT, begin in MEANINGS, scope. */
    NAMES,
    /** A long a name, see {@link EditSimilarity#signature}. */
    SIGNATURES,
    /** Ints: twice the number of an entry, plus 1 if the name is an alias of it. */
    MEANINGS,
    /** The normalised names, in UTF-16. */
    TEXT,
    /** Hash table with linear probing: number of a name plus 1, or 0. */
    EXACT,
    /** Bits: hashes of beginnings of names, up to the end of a word. */
    BEGINNINGS,
    /** Where a bucket of POSTINGS begins; one more to end them. */
    BUCKETS,
    /** Numbers of names, by the hash of one of their segments, see {@link Partition}. */
    POSTINGS
  }

  /** Ints of an entry. */
  static final int ENTRY = 8;

  /** Ints of a name. */
  static final int NAME = 3;

  /** Degrees are kept in ten millionths, a centimetre. */
  static final double DEGREE = 1e7;

  static final int NO_COORDINATE = Integer.MIN_VALUE;

  private FileFormat() {}

  static ByteBuffer littleEndian(ByteBuffer buffer) {
    return buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** CRC-32 of the whole file but for its own four bytes. */
  static int checksum(ByteBuffer file) {
    CRC32 crc = new CRC32();
    crc.update(file.duplicate().position(0).limit(CRC_AT));
    crc.update(file.duplicate().position(CRC_AT + Integer.BYTES));
    return (int) crc.getValue();
  }
}
