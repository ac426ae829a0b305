package news.copydesk.annotation.gazetteer;

import java.util.List;
import news.copydesk.annotation.gazetteer.FileFormat.Section;

/** Lays out which names have which segment: what fuzzy look-ups read. */
final class SegmentSections {

  private SegmentSections() {}

  static void put(CompiledGazetteer file, List<NameTable.Row> rows) {
    int postings = 0;
    for (NameTable.Row row : rows) {
      postings = Math.addExact(postings, segments(row));
    }
    int buckets = NameSections.powerOfTwo(postings / 2L);
    int[] begins = new int[buckets + 1];
    for (NameTable.Row row : rows) {
      for (int segment = 0; segment < segments(row); segment++) {
        begins[bucket(row, segment, buckets) + 1]++;
      }
    }
    for (int i = 0; i < buckets; i++) {
      begins[i + 1] += begins[i];
    }
    int[] next = begins.clone();
    int[] names = new int[postings];
    for (int i = 0; i < rows.size(); i++) {
      for (int segment = 0; segment < segments(rows.get(i)); segment++) {
        names[next[bucket(rows.get(i), segment, buckets)]++] = i;
      }
    }
    file.put(Section.BUCKETS, NameSections.bytes(begins));
    file.put(Section.POSTINGS, NameSections.bytes(names));
  }

  private static int segments(NameTable.Row row) {
    int length = row.key().text().length();
    return length < Partition.SHORTEST ? 0 : Partition.segments(length);
  }

  private static int bucket(NameTable.Row row, int segment, int buckets) {
    char[] name = row.chars();
    int begin = Partition.begin(name.length, segment);
    int end = Partition.begin(name.length, segment + 1);
    int hash = Partition.hash(row.key().scope(), name.length, segment, name, begin, end);
    return hash & (buckets - 1);
  }
}
