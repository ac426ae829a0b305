package news.copydesk.annotation.gazetteer;

import java.util.HashMap;
import java.util.Map;
import news.copydesk.annotation.Link;

/**
 * A fingerprint of each entry of a gazetteer, over all that a linker reads of it: equal in two
 * gazetteers if nothing about the entry has changed, whatever its number is there. 64 bits: of a
 * million entries, two that differ look equal once in ten million comparisons of gazetteers.
 */
final class EntryPrints {

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final Gazetteer gazetteer;
  private final long[] prints;

  EntryPrints(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    this.prints = new long[gazetteer.size()];
    for (int entry = 0; entry < prints.length; entry++) {
      Link link = gazetteer.link(entry, 1, Link.Match.EXACT);
      long print = add(1, link.name());
      print = add(print, link.category());
      print = add(print, Double.doubleToLongBits(link.latitude().orElse(Double.NaN)));
      print = add(print, Double.doubleToLongBits(link.longitude().orElse(Double.NaN)));
      print = add(print, gazetteer.population(entry));
      prints[entry] = add(print, gazetteer.country(entry));
    }
    for (int name = 0; name < gazetteer.names(); name++) {
      long print = add(add(2, text(gazetteer, name)), gazetteer.source(gazetteer.scopeOf(name)));
      int end = gazetteer.meaningsBegin(name + 1);
      for (int i = gazetteer.meaningsBegin(name); i < end; i++) {
        int meaning = gazetteer.meaning(i);
        // A sum: in which order the names come does not matter.
        prints[meaning >>> 1] += add(print, meaning & 1);
      }
    }
  }

  /** The fingerprints by the entries' ids. */
  Map<String, Long> byId() {
    Map<String, Long> byId = new HashMap<>();
    for (int entry = 0; entry < prints.length; entry++) {
      byId.put(id(entry), prints[entry]);
    }
    return byId;
  }

  /** Whether an entry is in the other gazetteer as it is here. */
  boolean isIn(Map<String, Long> other, int entry) {
    Long print = other.get(id(entry));
    return print != null && print == prints[entry];
  }

  private String id(int entry) {
    return gazetteer.link(entry, 1, Link.Match.EXACT).id();
  }

  static String text(Gazetteer gazetteer, int name) {
    char[] chars = new char[gazetteer.length(name)];
    gazetteer.copyText(name, chars);
    return new String(chars);
  }

  private static long add(long print, String text) {
    long sum = print;
    for (int i = 0; i < text.length(); i++) {
      sum = add(sum, text.charAt(i));
    }
    return add(sum, text.length());
  }

  private static long add(long print, long value) {
    long mixed = (print ^ value) * PRIME;
    return mixed ^ (mixed >>> 29);
  }
}
