package news.copydesk.annotation.gazetteer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Link;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import org.jspecify.annotations.Nullable;

/**
 * Links the entities of an article to a gazetteer's entries, and adds the names of entries that no
 * tagger found. Thread-safe.
 */
public final class GazetteerLinker {

  private final Gazetteer gazetteer;
  private final Categories categories;
  private final OrdinaryWords ordinary = OrdinaryWords.load();
  private final int maxCharacters;

  /**
   * @param gazetteer stays the caller's to close
   * @param maxCharacters the longest title or body that is searched whole, in code points
   */
  public GazetteerLinker(Gazetteer gazetteer, int maxCharacters) {
    this.gazetteer = gazetteer;
    this.categories = new Categories(gazetteer);
    this.maxCharacters = maxCharacters;
  }

  /**
   * What a linker made of an article's entities.
   *
   * @param entities those that were given, linked where they could be, and those found; in order of
   *     first mention
   * @param late true if the deadline passed before all was done
   * @param cut true if a section is longer than what is searched
   */
  public record Linked(List<Entity> entities, boolean late, boolean cut) {}

  /** Links one name that stands by itself, as an article of the given source would mean it. */
  public Optional<Link> link(String name, String type, String source) {
    Lookup lookup = new Lookup(gazetteer, categories, gazetteer.scope(source));
    Candidates candidates = lookup.find(NormalisedText.of(name), NameKind.ofType(type));
    if (candidates == null) {
      return Optional.empty();
    }
    LinkedName linked = new LinkedName(candidates, List.of());
    decide(List.of(linked), Map.of());
    return Optional.of(linked.link(gazetteer));
  }

  /** Links an article's entities and finds those that are missing, until the deadline. */
  public Linked link(Document document, List<Entity> entities, Deadline deadline) {
    Map<Section, SectionText> texts = new EnumMap<>(Section.class);
    boolean cut = false;
    for (Section section : Section.values()) {
      SectionText text = new SectionText(section, document.text(section), maxCharacters);
      texts.put(section, text);
      cut |= text.cut();
    }
    Lookup lookup = new Lookup(gazetteer, categories, gazetteer.scope(document.source()));
    EntityMerge merge = new EntityMerge(gazetteer, categories, texts);
    Set<String> personWords = new HashSet<>();
    boolean late = false;
    for (Entity entity : entities) {
      late |= deadline.passed();
      merge.add(entity, late ? null : name(entity, lookup, texts, personWords));
    }
    for (SectionText text : texts.values()) {
      NameScan scan = new NameScan(gazetteer, lookup, ordinary, personWords);
      List<Found> found =
          late ? List.of() : scan.find(text.section(), text.words(), text.covered(), deadline);
      merge.addAll(found);
      late |= deadline.passed();
    }
    decide(merge.names(), texts);
    return new Linked(merge.entities(), late, cut);
  }

  private static @Nullable LinkedName name(
      Entity entity, Lookup lookup, Map<Section, SectionText> texts, Set<String> personWords) {
    NormalisedText normalised = NormalisedText.of(entity.text());
    NameKind kind = NameKind.ofType(entity.type());
    if (kind == NameKind.PERSON) {
      for (int word = 0; word < normalised.words(); word++) {
        personWords.add(normalised.between(normalised.begin(word), normalised.stem(word)));
      }
    }
    List<Spot> spots = new ArrayList<>(entity.mentions().size());
    for (Mention mention : entity.mentions()) {
      SectionText text = texts.get(mention.section());
      if (text != null) {
        Spot spot = text.spot(mention);
        text.cover(spot);
        spots.add(spot);
      }
    }
    Candidates candidates = lookup.find(normalised, kind);
    return candidates == null ? null : new LinkedName(candidates, spots);
  }

  private void decide(List<LinkedName> names, Map<Section, SectionText> texts) {
    names.forEach(name -> name.decideIfPlain(gazetteer));
    new Neighbours(gazetteer, categories, texts).decide(names);
    new Surroundings(gazetteer, categories).decide(names);
  }
}
