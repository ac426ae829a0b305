package news.copydesk.annotation.sentiment;

import java.util.Arrays;

/**
 * The words and marks of a text, in order. Offsets are UTF-16 code units of the text. Not
 * thread-safe while it is filled.
 */
final class Tokens {

  private final String text;
  private int[] begin = new int[64];
  private int[] end = new int[64];
  private long[] key = new long[64];
  private int size;

  Tokens(String text) {
    this.text = text;
  }

  void add(int tokenBegin, int tokenEnd, long tokenKey) {
    if (size == begin.length) {
      begin = Arrays.copyOf(begin, 2 * size);
      end = Arrays.copyOf(end, 2 * size);
      key = Arrays.copyOf(key, 2 * size);
    }
    begin[size] = tokenBegin;
    end[size] = tokenEnd;
    key[size] = tokenKey;
    size++;
  }

  String text() {
    return text;
  }

  int size() {
    return size;
  }

  int begin(int token) {
    return begin[token];
  }

  int end(int token) {
    return end[token];
  }

  long key(int token) {
    return key[token];
  }

  /** The token that ends behind the offset, the first such; the size where none does. */
  int at(int offset) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end[middle] > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
