package news.copydesk.annotation.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.entity.CodePoints;
import org.jspecify.annotations.Nullable;

/**
 * Puts the names that the gazetteer found beside the entities that were there: to an entity of the
 * same name, or as one of their own.
 */
final class EntityMerge {

  private final Gazetteer gazetteer;
  private final Categories categories;
  private final Map<Section, SectionText> texts;
  private final List<Tagged> tagged = new ArrayList<>();
  private final Map<String, Tagged> taggedByName = new LinkedHashMap<>();
  private final Map<String, List<Found>> foundByName = new LinkedHashMap<>();

  EntityMerge(Gazetteer gazetteer, Categories categories, Map<Section, SectionText> texts) {
    this.gazetteer = gazetteer;
    this.categories = categories;
    this.texts = texts;
  }

  private record Tagged(Entity entity, @Nullable LinkedName name, List<Found> more) {}

  /** Adds an entity that was there, with what it may mean; null if that is nothing. */
  void add(Entity entity, @Nullable LinkedName name) {
    Tagged one = new Tagged(entity, name, new ArrayList<>());
    tagged.add(one);
    if (name != null) {
      taggedByName.putIfAbsent(NormalisedText.normalise(entity.text()), one);
    }
  }

  void addAll(List<Found> found) {
    for (Found one : found) {
      foundByName.computeIfAbsent(one.normalised(), name -> new ArrayList<>()).add(one);
    }
  }

  private final Map<String, LinkedName> foundNames = new LinkedHashMap<>();

  /** All names that mean something, to be decided; those that are only there by chance left out. */
  List<LinkedName> names() {
    List<LinkedName> names = new ArrayList<>();
    tagged.stream().map(Tagged::name).filter(name -> name != null).forEach(names::add);
    foundByName.forEach(
        (normalised, found) -> {
          Tagged same = taggedByName.get(normalised);
          if (same != null) {
            same.more().addAll(found);
          } else if (found.stream().anyMatch(Found::certain)) {
            LinkedName name =
                new LinkedName(found.get(0).candidates(), found.stream().map(Found::spot).toList());
            foundNames.put(normalised, name);
            names.add(name);
          }
        });
    return names;
  }

  /** The entities, once the names are decided. */
  List<Entity> entities() {
    Map<Found, Mention> mentions = mentions();
    List<Entity> entities = new ArrayList<>();
    for (Tagged one : tagged) {
      Entity entity = one.more().isEmpty() ? one.entity() : grown(one, mentions);
      entities.add(one.name() == null ? entity : entity.withLink(one.name().link(gazetteer)));
    }
    foundNames.forEach(
        (normalised, name) -> {
          List<Mention> all =
              foundByName.getOrDefault(normalised, List.of()).stream().map(mentions::get).toList();
          entities.add(new Entity(type(name), longest(all), all).withLink(name.link(gazetteer)));
        });
    if (!foundByName.isEmpty()) {
      entities.sort(Comparator.comparing(entity -> entity.mentions().get(0), BY_POSITION));
    }
    return entities;
  }

  private static final Comparator<Mention> BY_POSITION =
      Comparator.comparing(Mention::section).thenComparingInt(Mention::begin);

  private static Entity grown(Tagged one, Map<Found, Mention> mentions) {
    List<Mention> all = new ArrayList<>(one.entity().mentions());
    one.more().forEach(found -> all.add(mentions.get(found)));
    all.sort(BY_POSITION);
    Entity entity = one.entity();
    return new Entity(
        entity.type(), longest(all), List.copyOf(all), entity.link(), entity.sentiment());
  }

  private static String longest(List<Mention> mentions) {
    String longest = "";
    for (Mention mention : mentions) {
      longest = mention.text().length() > longest.length() ? mention.text() : longest;
    }
    return longest;
  }

  private String type(LinkedName name) {
    return categories.kind(name.entry()).name();
  }

  /** The mentions of what was found; ascending in each section, as offsets are counted so. */
  private Map<Found, Mention> mentions() {
    List<Found> all = new ArrayList<>();
    foundByName.values().forEach(all::addAll);
    all.sort(
        Comparator.<Found, Section>comparing(found -> found.spot().section())
            .thenComparingInt(found -> found.spot().begin()));
    Map<Found, Mention> mentions = new LinkedHashMap<>();
    Map<Section, CodePoints> counters = new LinkedHashMap<>();
    for (Found found : all) {
      Spot spot = found.spot();
      SectionText section = texts.get(spot.section());
      if (section != null) {
        CodePoints counter =
            counters.computeIfAbsent(spot.section(), s -> new CodePoints(section.text()));
        mentions.put(
            found,
            new Mention(
                spot.section(),
                counter.at(spot.begin()),
                counter.at(spot.end()),
                section.text().substring(spot.begin(), spot.end())));
      }
    }
    return mentions;
  }
}
