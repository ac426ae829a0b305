package news.copydesk.annotation.corenlp.compile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import news.copydesk.annotation.compiled.Neighbours;
import news.copydesk.annotation.compiled.PackedTable;
import news.copydesk.annotation.compiled.ShapePairs;
import news.copydesk.annotation.compiled.Slots;
import news.copydesk.annotation.compiled.Words;
import news.copydesk.annotation.compiled.Words.WordShapeFeature;

/** Writes the rows of words beside words, words beside shapes and shapes beside shapes. */
final class PairTables {

  private final Compilation compilation;
  private final Names names;
  private final int[] bits;
  private final int[] tables;
  private final long[] neighbours;

  /** Rows that are written word by word, so that what is asked about one word lies together. */
  private final List<Map<Long, IntSupplier>> byWord = new ArrayList<>();

  private final Map<Long, Integer> shapePairs = new TreeMap<>();
  private final List<int[]> shapePairRecords = new ArrayList<>();
  private final Map<Long, Integer> shapeTriples = new TreeMap<>();

  PairTables(Compilation compilation) {
    this.compilation = compilation;
    this.names = compilation.names();
    this.bits = new int[names.words().size()];
    this.tables = new int[bits.length];
    for (int word = 0; word < bits.length; word++) {
      byWord.add(new TreeMap<>());
    }
    shapePairRecords.add(new int[ShapePairs.RECORD]);
    addWordPairs();
    for (int m = 0; m < compilation.books().size(); m++) {
      addWordShapes(m, Feature.PREVIOUS_WORD_SHAPE, WordShapeFeature.PREVIOUS);
      addWordShapes(m, Feature.SHAPE_NEXT_WORD, WordShapeFeature.NEXT);
      addWordShapes(m, Feature.BEFORE_PREVIOUS_SHAPE, WordShapeFeature.BEFORE_PREVIOUS);
      addWordShapes(m, Feature.BEHIND_NEXT_SHAPE, WordShapeFeature.BEHIND_NEXT);
      addShapePairs(m);
    }
    this.neighbours = neighbourSlots();
  }

  private void addWordPairs() {
    for (FeatureBook book : compilation.books()) {
      for (Stem stem : book.weights(Feature.EDGE_WORDS).keySet()) {
        int left = names.word(stem.first());
        int right = names.word(stem.second());
        bits[left] |= Words.BEFORE_WORD;
        bits[right] |= Words.AFTER_WORD;
        byWord
            .get(left)
            .put(Neighbours.word(right), () -> compilation.row(Feature.EDGE_WORDS, stem));
      }
    }
  }

  private void addWordShapes(int model, Feature feature, WordShapeFeature as) {
    boolean wordFirst = feature.form == Feature.Form.WORD_SHAPE;
    for (Stem stem : compilation.books().get(model).weights(feature).keySet()) {
      int word = names.word(wordFirst ? stem.first() : stem.second());
      int shape = names.shape(model, wordFirst ? stem.second() : stem.first());
      bits[word] |= Words.beside(as, model);
      byWord
          .get(word)
          .put(Neighbours.shape(as, model, shape), () -> compilation.row(model, feature, stem));
    }
  }

  private void addShapePairs(int model) {
    addShapePairs(model, Feature.PREVIOUS_SHAPE_SHAPE, ShapePairs.SECOND);
    addShapePairs(model, Feature.SHAPE_NEXT_SHAPE, ShapePairs.FIRST);
    addShapePairs(model, Feature.EDGE_SHAPES, ShapePairs.EDGE);
    for (Stem stem : compilation.books().get(model).weights(Feature.THREE_SHAPES).keySet()) {
      int pair = pair(model, stem);
      shapePairRecords.get(pair)[ShapePairs.TRIPLES] = 1;
      shapeTriples.put(
          PackedTable.shapesAndShape(pair, names.shape(model, stem.third())),
          compilation.row(model, Feature.THREE_SHAPES, stem));
    }
  }

  private void addShapePairs(int model, Feature feature, int field) {
    for (Stem stem : compilation.books().get(model).weights(feature).keySet()) {
      shapePairRecords.get(pair(model, stem))[field] = compilation.row(model, feature, stem);
    }
  }

  private int pair(int model, Stem stem) {
    long key =
        PackedTable.shapes(
            model, names.shape(model, stem.first()), names.shape(model, stem.second()));
    return shapePairs.computeIfAbsent(
        key,
        absent -> {
          shapePairRecords.add(new int[ShapePairs.RECORD]);
          return shapePairRecords.size() - 1;
        });
  }

  /** One table behind the other; the size of each goes to its word's bits. */
  private long[] neighbourSlots() {
    List<long[]> slots = new ArrayList<>();
    int at = 0;
    for (int word = 0; word < tables.length; word++) {
      tables[word] = at;
      if (!byWord.get(word).isEmpty()) {
        Map<Long, Integer> rows = new TreeMap<>();
        byWord.get(word).forEach((key, row) -> rows.put(key, row.getAsInt()));
        int sizeBits = Integer.numberOfTrailingZeros(size(rows.size()));
        long[] table = slotsAndMore(rows, sizeBits);
        bits[word] |= sizeBits << Words.TABLE_SIZE_SHIFT;
        slots.add(table);
        at += table.length;
      }
    }
    return slots.stream().flatMapToLong(Arrays::stream).toArray();
  }

  /** Which pairs a word is part of, and the size of its table. */
  int bits(int word) {
    return bits[word];
  }

  /** Where the word's table begins. */
  int table(int word) {
    return tables[word];
  }

  ByteBuffer neighbours() {
    return Buffers.ofLongs(neighbours);
  }

  ByteBuffer shapeTriples() {
    return Buffers.ofLongs(slots(shapeTriples));
  }

  ByteBuffer shapePairs() {
    return Buffers.ofLongs(slots(shapePairs));
  }

  ByteBuffer shapePairRows() {
    return Buffers.ofInts(shapePairRecords.stream().flatMapToInt(Arrays::stream).toArray());
  }

  /** An open-addressed table that goes on behind its end as far as it must, to an empty slot. */
  private static long[] slotsAndMore(Map<Long, Integer> rows, int sizeBits) {
    long[] slots = new long[(1 << sizeBits) + rows.size() + 1];
    int[] end = {(1 << sizeBits) + 1};
    rows.forEach(
        (key, row) -> {
          int slot = Neighbours.slot(0, sizeBits, key);
          while (row != 0 && slots[slot] != 0) {
            slot++;
          }
          if (row != 0) {
            slots[slot] = key << PackedTable.ROW_BITS | row;
            end[0] = Math.max(end[0], slot + 2);
          }
        });
    return Arrays.copyOf(slots, end[0]);
  }

  /** An open-addressed table, at most two thirds full. */
  private static long[] slots(Map<Long, Integer> rows) {
    int size = size(rows.size());
    long[] slots = new long[size];
    rows.forEach(
        (key, row) -> {
          int slot = Slots.first(key.longValue(), size - 1);
          while (row != 0 && slots[slot] != 0) {
            slot = (slot + 1) & (size - 1);
          }
          if (row != 0) {
            slots[slot] = key << PackedTable.ROW_BITS | row;
          }
        });
    return slots;
  }

  private static int size(int rows) {
    return Integer.highestOneBit(Math.max(1, rows * 3 / 2)) << 1;
  }
}
