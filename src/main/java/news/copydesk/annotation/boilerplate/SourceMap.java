package news.copydesk.annotation.boilerplate;

import java.util.List;
import news.copydesk.annotation.Mention;

/** Where each piece of a plain text stands in the text that it was made of. */
final class SourceMap {

  /** Of a text whose characters all stayed where they were. */
  static final SourceMap IDENTITY = new SourceMap(List.of());

  /**
   * A piece of plain text and its place in the original.
   *
   * @param begin its offset in the plain text, in code points
   * @param sourceBegin its offset in the original, in code points
   * @param sourceEnd its end in the original, in code points
   * @param unitsBegin its offset in the original, in UTF-16 code units
   * @param unitsEnd its end in the original, in UTF-16 code units
   * @param copied whether both are the same, character by character
   */
  record Piece(
      int begin, int sourceBegin, int sourceEnd, int unitsBegin, int unitsEnd, boolean copied) {}

  private final List<Piece> pieces;

  /**
   * @param pieces in the order of both texts, without gaps in the plain one; none means identity
   */
  SourceMap(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * The mention with the offsets and the text of the original: from the beginning of its first
   * character's source to the end of its last one's, with whatever markup lies between.
   */
  Mention restored(Mention mention, String original) {
    if (pieces.isEmpty()) {
      return mention;
    }
    Piece first = pieceAt(mention.begin());
    int begin = first.sourceBegin();
    int unitsBegin = first.unitsBegin();
    if (first.copied()) {
      begin += mention.begin() - first.begin();
      unitsBegin = original.offsetByCodePoints(unitsBegin, mention.begin() - first.begin());
    }
    Piece last = pieceAt(mention.end() - 1);
    int end = last.sourceEnd();
    int unitsEnd = last.unitsEnd();
    if (last.copied()) {
      end = last.sourceBegin() + mention.end() - last.begin();
      unitsEnd = original.offsetByCodePoints(last.unitsBegin(), mention.end() - last.begin());
    }
    return new Mention(mention.section(), begin, end, original.substring(unitsBegin, unitsEnd));
  }

  private Piece pieceAt(int offset) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces.get(middle).begin() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return pieces.get(low);
  }
}
