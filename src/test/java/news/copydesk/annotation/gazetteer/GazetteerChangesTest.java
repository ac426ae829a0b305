package news.copydesk.annotation.gazetteer;

import static news.copydesk.annotation.gazetteer.Entries.called;
import static news.copydesk.annotation.gazetteer.Entries.entry;
import static news.copydesk.annotation.gazetteer.Entries.place;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerChangesTest {

  private static final GazetteerEntry PARIS = place("paris", "Paris", 48.85, 2.35, 2_100_000, "FR");
  private static final GazetteerEntry LOUIS =
      called(place("louis", "Saint Louis", 38.6, -90.2, 280_000, "US"), "Gateway City");
  private static final GazetteerEntry SCHOOL = entry("rock", "Rock Bridge High School", "school");

  @TempDir private Path directory;
  private int gazetteers;

  @Test
  void anAddedNameConcernsTheArticlesThatHaveIt() throws IOException {
    GazetteerChanges changes = between(List.of(PARIS), List.of(PARIS, LOUIS));

    assertThat(changes.entries()).isEqualTo(1);
    assertThat(changes.names()).isEqualTo(2);
    assertThat(changes.concern(document("Rain in St. Louis' streets."), List.of())).isTrue();
    assertThat(changes.concern(document("The Gateway City's mayor slept."), List.of())).isTrue();
    assertThat(changes.concern(document("Rain in Paris."), List.of())).isFalse();
    assertThat(changes.concern(document("Louis went to the city gateway."), List.of())).isFalse();
  }

  @Test
  void aRemovedNameConcernsThemToo() throws IOException {
    GazetteerChanges changes = between(List.of(PARIS, LOUIS), List.of(PARIS));

    assertThat(changes.concern(document("Rain in Saint Louis."), List.of())).isTrue();
    assertThat(changes.concern(document("Rain in Paris."), List.of())).isFalse();
  }

  @Test
  void aChangeOfAnythingThatALinkerReadsIsAChange() throws IOException {
    List<GazetteerEntry> changed =
        List.of(
            called(PARIS, "Lutetia"),
            place("paris", "Paris", 48.86, 2.35, 2_100_000, "FR"),
            place("paris", "Paris", 48.85, 2.35, 2_100_001, "FR"),
            place("paris", "Paris", 48.85, 2.35, 2_100_000, "US"),
            place("paris-2", "Paris", 48.85, 2.35, 2_100_000, "FR"),
            entry("paris", "Paris", "place", "Herald"));

    for (GazetteerEntry other : changed) {
      GazetteerChanges changes = between(List.of(PARIS, LOUIS), List.of(other, LOUIS));
      assertThat(changes.concern(document("Rain in Paris."), List.of())).as("%s", other).isTrue();
      assertThat(changes.concern(document("Rain in St Louis."), List.of())).isFalse();
    }
  }

  @Test
  void theOrderOfTheEntriesIsNoChange() throws IOException {
    GazetteerChanges changes =
        between(List.of(PARIS, LOUIS, SCHOOL), List.of(SCHOOL, PARIS, LOUIS));

    assertThat(changes.entries()).isZero();
    assertThat(changes.concern(document("Rain in Paris."), List.of())).isFalse();
  }

  @Test
  void theOrderOfEntriesOfOneNameConcernsTheArticlesThatHaveIt() throws IOException {
    GazetteerEntry place = entry("place", "Rock Bridge High School", "place", "Herald");
    GazetteerEntry school = entry("school", "Rock Bridge High School", "school", "Herald");
    Document document = document("Rain at Rock Bridge High School.");
    Entity misspelt = new Entity("ORGANIZATION", "Rock Brigde High School", List.of());
    Gazetteer before = gazetteer(List.of(PARIS, school, place));
    Gazetteer after = gazetteer(List.of(place, school, PARIS));

    GazetteerChanges changes = GazetteerChanges.between(before, after);

    assertThat(linked(after, document, List.of()))
        .isNotEqualTo(linked(before, document, List.of()));
    assertThat(changes.concern(document, List.of())).isTrue();
    assertThat(changes.entries()).isZero();
    assertThat(changes.concern(document("Rain in Paris."), List.of())).isFalse();
    assertThat(changes.concern(document("Rain in Paris."), List.of(misspelt))).isTrue();
  }

  @Test
  void anEntityThatIsAlmostAChangedNameIsConcerned() throws IOException {
    GazetteerChanges changes = between(List.of(PARIS), List.of(PARIS, SCHOOL));
    Entity misspelt = new Entity("ORGANIZATION", "Rock Brigde High School", List.of());

    assertThat(changes.concern(document("Rock Brigde High School won."), List.of(misspelt)))
        .isTrue();
  }

  /** What matters: an article that both versions link alike may be left out, and no other. */
  @Test
  void whereNothingIsConcernedBothVersionsLinkAlike() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> words =
        List.of("Paris", "Saint", "Louis", "Rock", "Bridge", "High", "School", "Park", "in", "the");
    int unconcerned = 0;
    for (int round = 0; round < 60; round++) {
      List<GazetteerEntry> before = entries(random, words);
      List<GazetteerEntry> after = new ArrayList<>(before);
      after.remove(random.nextInt(after.size()));
      after.add(randomEntry(random, words, 100 + round));
      Collections.shuffle(after, random);
      Gazetteer old = gazetteer(before);
      Gazetteer young = gazetteer(after);
      GazetteerChanges changes = GazetteerChanges.between(old, young);
      for (int i = 0; i < 20; i++) {
        Document document = document(text(random, words, 1 + random.nextInt(14)) + ".");
        List<Entity> entities = tagged(random, document.body());
        if (!changes.concern(document, entities)) {
          unconcerned++;
          assertThat(linked(young, document, entities))
              .as("seed %d, %s, from %s to %s", seed, document, before, after)
              .isEqualTo(linked(old, document, entities));
        }
      }
    }
    assertThat(unconcerned).as("seed %d", seed).isBetween(50, 1_150);
  }

  private static List<GazetteerEntry> entries(Random random, List<String> words) {
    List<GazetteerEntry> entries = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      entries.add(randomEntry(random, words, i));
    }
    return entries;
  }

  private static GazetteerEntry randomEntry(Random random, List<String> words, int id) {
    String name = text(random, words, 1 + random.nextInt(4));
    return random.nextBoolean()
        ? place(
            "e" + id, name, random.nextInt(80), random.nextInt(80), random.nextInt(400_000), "US")
        : entry("e" + id, name, random.nextBoolean() ? "school" : "place", "Herald");
  }

  private static String text(Random random, List<String> words, int count) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      text.add(words.get(random.nextInt(words.size())));
    }
    return String.join(" ", text);
  }

  /** One entity, somewhere in the text, as a tagger might have cut it. */
  private static List<Entity> tagged(Random random, String text) {
    int end = 1 + random.nextInt(text.length() - 1);
    String name = text.substring(0, end).strip();
    String type = List.of("LOCATION", "ORGANIZATION", "PERSON", "MISC").get(random.nextInt(4));
    return name.isEmpty()
        ? List.of()
        : List.of(
            new Entity(type, name, List.of(new Mention(Section.BODY, 0, name.length(), name))));
  }

  private static List<Entity> linked(Gazetteer gazetteer, Document document, List<Entity> found) {
    return new GazetteerLinker(gazetteer, 1_000)
        .link(document, found, Deadline.after(Duration.ofHours(1)))
        .entities();
  }

  private GazetteerChanges between(List<GazetteerEntry> before, List<GazetteerEntry> after)
      throws IOException {
    return GazetteerChanges.between(gazetteer(before), gazetteer(after));
  }

  private Gazetteer gazetteer(List<GazetteerEntry> entries) throws IOException {
    Path own = Files.createDirectory(directory.resolve("g" + gazetteers++));
    return Entries.gazetteer(own, entries);
  }

  private static Document document(String body) {
    return new Document("1", "Herald", "", body, Optional.empty());
  }
}
