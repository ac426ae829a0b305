package news.copydesk.annotation.boilerplate;

import java.util.ArrayList;
import java.util.List;

/** Puts a plain text together from pieces of the original, in order, and notes their places. */
final class SourceMapBuilder {

  /** A mention's place is counted from its piece's beginning, so no piece is very long. */
  private static final int LONGEST_PIECE = 1_000;

  private final String original;
  private final StringBuilder text;
  private final List<SourceMap.Piece> pieces = new ArrayList<>();
  private int codePoints;
  private int sourceUnits;
  private int sourceCodePoints;

  SourceMapBuilder(String original) {
    this.original = original;
    this.text = new StringBuilder(original.length());
  }

  /** Appends the original's characters between two UTF-16 offsets, not below any before. */
  void copy(int begin, int end) {
    for (int at = begin; at < end; ) {
      int next = Math.min(end, at + LONGEST_PIECE);
      if (next < end && Character.isLowSurrogate(original.charAt(next))) {
        next--;
      }
      append(original.substring(at, next), at, next, true);
      at = next;
    }
  }

  /** Appends a text that stands for the original's between two UTF-16 offsets. */
  void replace(int begin, int end, String by) {
    append(by, begin, end, false);
  }

  /** Appends a text that has no place in the original, before the one at a UTF-16 offset. */
  void insert(int at, String inserted) {
    append(inserted, at, at, false);
  }

  private void append(String piece, int begin, int end, boolean copied) {
    int sourceBegin = sourceCodePoints + original.codePointCount(sourceUnits, begin);
    int sourceEnd = sourceBegin + original.codePointCount(begin, end);
    pieces.add(new SourceMap.Piece(codePoints, sourceBegin, sourceEnd, begin, end, copied));
    text.append(piece);
    codePoints += piece.codePointCount(0, piece.length());
    sourceUnits = end;
    sourceCodePoints = sourceEnd;
  }

  String text() {
    return text.toString();
  }

  SourceMap map() {
    return new SourceMap(pieces);
  }
}
