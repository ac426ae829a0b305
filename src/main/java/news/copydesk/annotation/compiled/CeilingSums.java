package news.copydesk.annotation.compiled;

import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;

/** Adds up what single words may at most be worth to names. Used by one thread. */
final class CeilingSums {

  /** Of words that the file has no vectors of; a power of two. */
  private static final int REMEMBERED = 512;

  private final LongBuffer written;
  private final int writtenWords;
  private final WordCeilings ceilings;
  private final int longs;
  private final int size;
  private final int[] rareWords = new int[REMEMBERED];
  private final @Nullable long[][] rare = new long[REMEMBERED][];
  private final long[] end;
  private final long[] last;

  CeilingSums(CompiledModel model) {
    written = model.ceilings();
    ceilings = new WordCeilings(model);
    longs = model.lanes().longs();
    size = WordCeilings.size(model.lanes());
    writtenWords = written.capacity() / size;
    end = new long[longs];
    ceilings.writeEnd(end);
    last = new long[longs];
  }

  /** Adds what the words say, and what is just before and behind the sentence. */
  void add(Tokens tokens) {
    int stride = WordCeilings.PER_PLACE * longs;
    for (int place = tokens.first() - 1; place < tokens.end(); place++) {
      UnknownWord unknown = tokens.unknown[place];
      int word = tokens.word[place];
      int at = place * stride;
      if (unknown != null) {
        addFrom(unknown.ceilings(), tokens.ceilings, at, stride);
      } else if (word < writtenWords) {
        addWritten(word * size, tokens.ceilings, at, stride);
      } else {
        addFrom(rare(word), tokens.ceilings, at, stride);
      }
    }
    int place = tokens.end() - 1;
    ceilings.writeLast(tokens.word[place], tokens.unknown[place], last);
    for (int i = 0; i < longs; i++) {
      tokens.ceilings[place * stride + i] += end[i] + last[i];
    }
  }

  private void addWritten(int from, long[] to, int at, int stride) {
    for (int i = 0; i < 2 * stride; i++) {
      to[at + i] += written.get(from + i);
    }
    for (int i = 0; i < longs; i++) {
      to[at - stride + i] += written.get(from + 2 * stride + i);
    }
  }

  private void addFrom(long[] from, long[] to, int at, int stride) {
    for (int i = 0; i < 2 * stride; i++) {
      to[at + i] += from[i];
    }
    for (int i = 0; i < longs; i++) {
      to[at - stride + i] += from[2 * stride + i];
    }
  }

  private long[] rare(int word) {
    int slot = word & (REMEMBERED - 1);
    long[] known = rare[slot];
    if (known != null && rareWords[slot] == word) {
      return known;
    }
    long[] vectors = new long[size];
    ceilings.write(word, null, vectors, 0);
    rare[slot] = vectors;
    rareWords[slot] = word;
    return vectors;
  }
}
