package news.copydesk.annotation.gazetteer;

import java.util.Arrays;
import news.copydesk.annotation.Link;
import org.jspecify.annotations.Nullable;

/**
 * What a name may mean in the articles of one source: its own entries before those of all; names
 * before aliases; entries of the mention's kind before others; and only then what is almost the
 * same. For one thread.
 */
final class Lookup {

  /**
   * People of a place that a name without any other sign of a place may mean: a team or a
   * government named by its seat, a word that no tagger took for a place.
   */
  private static final int KNOWN_PLACE = 100_000;

  private final Gazetteer gazetteer;
  private final Categories categories;
  private final int scope;
  private final FuzzySearch fuzzy;
  private int[] entries = new int[8];

  Lookup(Gazetteer gazetteer, Categories categories, int scope) {
    this.gazetteer = gazetteer;
    this.categories = categories;
    this.scope = scope;
    this.fuzzy = new FuzzySearch(gazetteer);
  }

  /** What a tagged name means; null if nothing. A leading "the" need not be part of the name. */
  @Nullable Candidates find(NormalisedText name, NameKind kind) {
    int end = name.words() == 0 ? 0 : name.stem(name.words() - 1);
    if (kind == NameKind.NONE || end == 0) {
      return null;
    }
    char[] chars = name.chars();
    Candidates found = exact(chars, 0, name.length(), kind);
    if (found == null && end < name.length()) {
      found = exact(chars, 0, end, kind);
    }
    boolean article = name.words() > 1 && name.end(0) == 3 && name.between(0, 3).equals("the");
    if (found == null && article) {
      found = exact(chars, name.begin(1), name.length(), kind);
    }
    return found == null ? similar(chars, article ? name.begin(1) : 0, name.length(), kind) : found;
  }

  /** What a name means that is written so; null if nothing. */
  @Nullable Candidates exact(char[] chars, int begin, int end, @Nullable NameKind kind) {
    int hash = NameHash.add(0, chars, begin, end);
    return gazetteer.mayBegin(hash) ? exact(hash, chars, begin, end, kind) : null;
  }

  /** As above; the hash is that of the characters. */
  @Nullable Candidates exact(int hash, char[] chars, int begin, int end, @Nullable NameKind kind) {
    Candidates own = scope == 0 ? null : exact(scope, hash, chars, begin, end, kind);
    return own == null ? exact(0, hash, chars, begin, end, kind) : own;
  }

  private @Nullable Candidates exact(
      int inScope, int hash, char[] chars, int begin, int end, @Nullable NameKind kind) {
    int name = gazetteer.find(inScope, hash, chars, begin, end);
    if (name == Gazetteer.NONE) {
      return null;
    }
    for (Link.Match match : new Link.Match[] {Link.Match.EXACT, Link.Match.ALIAS}) {
      int count = collect(name, match, kind, true);
      if (count == 0) {
        count = collect(name, match, kind, false);
      }
      if (count > 0) {
        return new Candidates(Arrays.copyOf(entries, count), match, 1, inScope != 0);
      }
    }
    return null;
  }

  private int collect(int name, Link.Match match, @Nullable NameKind kind, boolean sameKind) {
    int count = 0;
    int end = gazetteer.meaningsBegin(name + 1);
    for (int i = gazetteer.meaningsBegin(name); i < end; i++) {
      int entry = gazetteer.meaning(i) >>> 1;
      boolean alias = (gazetteer.meaning(i) & 1) == 1;
      if (alias == (match == Link.Match.ALIAS)
          && (sameKind
              ? kind(entry) == kind
              : mayMean(kind, entry, alias, gazetteer.scopeOf(name) != 0))) {
        add(count++, entry);
      }
    }
    return count;
  }

  private void add(int at, int entry) {
    if (at == entries.length) {
      entries = Arrays.copyOf(entries, at * 2);
    }
    entries[at] = entry;
  }

  private boolean mayMean(@Nullable NameKind kind, int entry, boolean alias, boolean scoped) {
    NameKind other = kind(entry);
    if (kind == null) {
      return true;
    }
    if (other == NameKind.PERSON || kind == NameKind.PERSON) {
      return other == kind;
    }
    if (kind == NameKind.LOCATION || other == NameKind.ORGANIZATION) {
      return true;
    }
    return scoped || !alias && isKnown(entry);
  }

  /** True for a place of so many people that a bare name may mean it. */
  boolean isKnown(int entry) {
    return gazetteer.population(entry) >= KNOWN_PLACE;
  }

  NameKind kind(int entry) {
    return categories.kind(entry);
  }

  private @Nullable Candidates similar(char[] chars, int begin, int end, NameKind kind) {
    if (kind == NameKind.OTHER) {
      return null;
    }
    Candidates own = scope == 0 ? null : similar(scope, chars, begin, end, kind);
    return own == null ? similar(0, chars, begin, end, kind) : own;
  }

  private @Nullable Candidates similar(
      int inScope, char[] chars, int begin, int end, NameKind kind) {
    int[] names =
        fuzzy.find(chars, begin, end, inScope, name -> mayBe(name, chars, begin, end, kind));
    int count = 0;
    for (int name : names) {
      for (int i = gazetteer.meaningsBegin(name); i < gazetteer.meaningsBegin(name + 1); i++) {
        int entry = gazetteer.meaning(i) >>> 1;
        if (kind(entry) == kind) {
          add(count++, entry);
        }
      }
    }
    int[] distinct = Arrays.stream(entries, 0, count).distinct().toArray();
    return count == 0
        ? null
        : new Candidates(distinct, Link.Match.FUZZY, fuzzy.similarity(), inScope != 0);
  }

  /** Almost the same is not enough for another kind of thing, nor for another number. */
  boolean mayBe(int name, char[] chars, int begin, int end, NameKind kind) {
    boolean anyOfKind = false;
    for (int i = gazetteer.meaningsBegin(name); i < gazetteer.meaningsBegin(name + 1); i++) {
      anyOfKind |= kind(gazetteer.meaning(i) >>> 1) == kind;
    }
    return anyOfKind && gazetteer.sameDigits(name, chars, begin, end);
  }
}
