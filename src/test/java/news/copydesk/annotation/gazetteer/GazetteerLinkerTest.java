package news.copydesk.annotation.gazetteer;

import static news.copydesk.annotation.gazetteer.Entries.called;
import static news.copydesk.annotation.gazetteer.Entries.entry;
import static news.copydesk.annotation.gazetteer.Entries.place;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Link;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.gazetteer.GazetteerLinker.Linked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazetteerLinkerTest {

  private static final String DAILY = "Boone Daily";

  @TempDir private Path directory;

  private GazetteerLinker linker;

  @BeforeEach
  void compile() throws IOException {
    linker =
        new GazetteerLinker(
            Entries.gazetteer(
                directory,
                place("paris-fr", "Paris", 48.85, 2.35, 2_100_000, "FR"),
                place("paris-tx", "Paris", 33.66, -95.56, 25_000, "US"),
                place("dallas", "Dallas", 32.78, -96.8, 1_300_000, "US"),
                place("spr-mo", "Springfield", 37.2, -93.3, 170_000, "US"),
                place("spr-il", "Springfield", 39.8, -89.64, 114_000, "US"),
                place("spr-ma", "Springfield", 42.1, -72.6, 155_000, "US"),
                place("peoria", "Peoria", 40.7, -89.6, 113_000, "US"),
                place("london-gb", "London", 51.5, -0.13, 8_900_000, "GB"),
                place("london-on", "London", 42.98, -81.2, 420_000, "CA"),
                place("jupiter", "Jupiter", 26.9, -80.1, 61_000, "US"),
                place("mobile", "Mobile", 30.7, -88.0, 187_000, "US"),
                called(place("louis", "Saint Louis", 38.6, -90.2, 280_000, "US"), "St. Louie"),
                called(place("cph", "Copenhagen", 55.7, 12.6, 660_000, "DK"), "København"),
                place("washington", "Washington", 38.9, -77.0, 690_000, "US"),
                area("fr", "France", "country", 46.6, 2.3, "FR"),
                area("us", "United States", "country", 39.8, -98.6, "US"),
                area("ca", "Canada", "country", 61, -98, "CA"),
                area("tx", "Texas", "region", 31.5, -99.3, "US"),
                area("il", "Illinois", "region", 40.1, -89.2, "US"),
                area("ge-us", "Georgia", "region", 32.6, -83.4, "US"),
                area("ge", "Georgia", "country", 42.2, 43.5, "GE"),
                place("tbilisi", "Tbilisi", 41.7, 44.8, 1_100_000, "GE"),
                place("atlanta", "Atlanta", 33.75, -84.4, 510_000, "US"),
                entry("hall", "City Hall", "government", DAILY),
                entry("other-hall", "City Hall", "government", "Other Daily"),
                entry("lincoln-school", "Lincoln", "school", DAILY),
                place("lincoln-ne", "Lincoln", 40.8, -96.7, 290_000, "US"),
                entry("memorial", "Memorial Hospital", "healthcare", DAILY, "Other Daily"),
                entry("acme", "Acme Rockets International", "business"),
                entry("district-12", "Consolidated School District 12", "school"),
                entry("doe", "Jane Doe", "person")),
            10_000);
  }

  private static GazetteerEntry area(
      String id, String name, String category, double lat, double lon, String country) {
    return new GazetteerEntry(
        id,
        name,
        List.of(),
        category,
        OptionalDouble.of(lat),
        OptionalDouble.of(lon),
        5_000_000,
        Optional.of(country),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "Saint Louis, LOCATION, '', louis, EXACT",
    "ST. LOUIS, LOCATION, '', louis, EXACT",
    "St. Louis', LOCATION, '', louis, EXACT",
    "Saint Louis's, LOCATION, '', louis, EXACT",
    "Saint Louie, LOCATION, '', louis, ALIAS",
    "Kobenhavn, LOCATION, '', cph, ALIAS",
    "the United States, LOCATION, '', us, EXACT",
    "Copenhagn, LOCATION, '', cph, FUZZY",
    "the United Statess, LOCATION, '', us, FUZZY",
    "Acme Rocket International, ORGANIZATION, '', acme, FUZZY",
    "City Hall, ORGANIZATION, Boone Daily, hall, EXACT",
    "City Hall, LOCATION, OTHER DAILY, other-hall, EXACT",
    "Lincoln, LOCATION, Boone Daily, lincoln-school, EXACT",
    "Lincoln, LOCATION, Unknown Daily, lincoln-ne, EXACT",
    "Memorial Hospitall, ORGANIZATION, Boone Daily, memorial, FUZZY",
    "Chicago, ORGANIZATION, '', , ",
    "Dallas, ORGANIZATION, '', dallas, EXACT",
    "Jane Doe, PERSON, '', doe, EXACT",
  })
  void linksNamesByTheFirstWayThatFinds(
      String name, String type, String source, String id, Link.Match match) {
    Optional<Link> link = linker.link(name, type, source);

    assertThat(link.map(Link::id)).isEqualTo(Optional.ofNullable(id));
    assertThat(link.map(Link::match)).isEqualTo(Optional.ofNullable(match));
  }

  @ParameterizedTest
  @CsvSource({
    "Paris, PERSON",
    "Dallas, DATE",
    "Dallas, MONEY",
    "Jane Doe, LOCATION",
    "City Hall, ORGANIZATION",
    "Copenhagn, ORGANIZATION",
    "Copenhagn, MISC",
    "Kobenhavn, ORGANIZATION",
    "Consolidated School District 13, ORGANIZATION",
    "Lndn, LOCATION",
    "'', LOCATION",
    "..., LOCATION",
  })
  void doesNotLinkWhatIsSomethingElse(String name, String type) {
    assertThat(linker.link(name, type, "")).isEmpty();
  }

  @Test
  void theScoreSaysHowSureTheLinkIs() {
    double exact = score("Dallas");
    double alias = score("Kobenhavn");
    double fuzzy = score("Copenhagn");
    double ambiguous = score("Springfield");

    assertThat(exact).isEqualTo(1);
    assertThat(alias).isEqualTo(0.95);
    assertThat(fuzzy).isEqualTo(0.9);
    assertThat(ambiguous).isBetween(0.3, 0.5);
  }

  private double score(String name) {
    return linker.link(name, "LOCATION", "").orElseThrow().score();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He flew to [Paris] on Monday. | paris-fr",
        "He flew from [Dallas] to [Paris] on Monday. | dallas paris-tx",
        "A court in [Paris], [Texas], heard it. | paris-tx tx",
        "The [United States] were named in [Paris]. | us paris-fr",
        "In [Springfield] it rained. | spr-mo",
        "In [Springfield] and [Peoria] it rained. | spr-il peoria",
        "In [Springfield] ([Illinois]) it rained. | spr-il il",
        "[Canada] sent a minister to [London]. | ca london-gb",
        "A factory in [London], [Canada], is closed. | london-on ca",
        "[Atlanta], [Georgia], votes. | atlanta ge-us",
        "Voters in [Tbilisi] hope for [Georgia]. | tbilisi ge",
      })
  void theOtherPlacesOfTheArticleDecideBeforePopulation(String marked, String ids) {
    List<Entity> entities = new ArrayList<>();
    String text = unmarked(marked, entities);

    Linked linked = linker.link(document("", text), entities, Deadline.after(Duration.ofHours(1)));

    assertThat(linked.entities().stream().map(e -> e.link().map(Link::id).orElse("-")))
        .containsExactly(ids.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "They met in Dallas, as always. | Dallas",
        "They met at City Hall’s door. | City Hall",
        "Near Memorial Hospital a bus stopped. | Memorial Hospital",
        "The Saint Louis's mayor came. | Saint Louis",
        "The mayor of St. Louis. City officials agreed. | St. Louis",
        "A Dallas-based firm. | Dallas",
        "Dallas grew. Nobody left Dallas. | Dallas Dallas",
        "😀 In København and Copenhagen. | København Copenhagen",
        "Neighbours of Acme Rockets International say so. | Acme Rockets International",
      })
  void findsNamesThatNobodyTagged(String text, String names) {
    List<Entity> found = found(text);

    assertThat(
            found.stream()
                .flatMap(entity -> entity.mentions().stream())
                .peek(
                    mention ->
                        assertThat(codePoints(text, mention.begin(), mention.end()))
                            .isEqualTo(mention.text()))
                .map(Mention::text)
                .reduce((a, b) -> a + " " + b))
        .hasValue(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A mobile phone. The Mobile World Congress, T-Mobile and Mobile phones.",
        "Mobile is a word here.",
        "They use a Mobile.",
        "he went to the city hall and to dallas",
        "Paris Hilton and Kelly Paris came, and Lincoln Smith.",
        "The New Dallas Times wrote it.",
        "DALLAS WINS CUP FINAL AGAIN",
        "Big Win For Dallas At Last",
        "In the United. States of mind. Saint. Louis.",
        "Jane met Doe.",
        "The great god Jupiter is there.",
      })
  void passesOverWhatDoesNotLookLikeAName(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void aNameOfTheBodyIsOneInTheHeadlineToo() {
    Document document =
        new Document(
            "1", "", "Big Win For Dallas At Last", "Nobody in Dallas slept.", Optional.empty());

    List<Entity> found =
        linker.link(document, List.of(), Deadline.after(Duration.ofHours(1))).entities();

    assertThat(found).hasSize(1);
    assertThat(found.get(0).type()).isEqualTo("LOCATION");
    assertThat(found.get(0).mentions())
        .containsExactly(
            new Mention(Section.TITLE, 12, 18, "Dallas"),
            new Mention(Section.BODY, 10, 16, "Dallas"));
  }

  @Test
  void theTypeOfWhatIsFoundIsThatOfItsCategory() {
    List<Entity> found = found("At City Hall in Dallas spoke Jane Doe of Memorial Hospital.");

    assertThat(found.stream().map(e -> e.type() + " " + e.text()))
        .containsExactly(
            "ORGANIZATION City Hall",
            "LOCATION Dallas",
            "PERSON Jane Doe",
            "ORGANIZATION Memorial Hospital");
  }

  @Test
  void namesOfPeopleAreNoPlaces() {
    List<Entity> entities = new ArrayList<>();
    String text = unmarked("[Denzel Washington/PERSON] spoke. Later Washington left.", entities);

    Linked linked = linker.link(document("", text), entities, Deadline.after(Duration.ofHours(1)));

    assertThat(linked.entities()).isEqualTo(entities);
  }

  @Test
  void whatIsTaggedIsNotFoundAgainButItsOtherMentionsAre() {
    List<Entity> entities = new ArrayList<>();
    String text =
        unmarked("From [Dallas] to [Springfield College/ORGANIZATION], then Dallas.", entities);

    List<Entity> linked =
        linker.link(document("", text), entities, Deadline.after(Duration.ofHours(1))).entities();

    assertThat(linked).hasSize(2);
    assertThat(linked.get(0).mentions())
        .containsExactly(
            new Mention(Section.BODY, 5, 11, "Dallas"),
            new Mention(Section.BODY, 41, 47, "Dallas"));
    assertThat(linked.get(1).link()).isEmpty();
  }

  @Test
  void stopsAtTheDeadline() {
    List<Entity> entities = new ArrayList<>();
    String text = unmarked("From [Dallas] to Paris.", entities);
    long[] now = {0};
    Deadline deadline = Deadline.after(Duration.ofNanos(2), () -> now[0]++);

    Linked linked = linker.link(document("", text), entities, deadline);

    assertThat(linked.late()).isTrue();
    assertThat(linked.entities()).hasSize(1);
    assertThat(linked.entities().get(0).link()).isPresent();
  }

  @Test
  void searchesNoFurtherThanTheLimit() {
    String text = "x".repeat(9_991) + " in Dallas and then in Dallas again";

    Linked linked = linker.link(document("", text), List.of(), Deadline.after(Duration.ofHours(1)));

    assertThat(linked.cut()).isTrue();
    assertThat(linked.entities()).isEmpty();
  }

  private List<Entity> found(String text) {
    return linker
        .link(document(DAILY, text), List.of(), Deadline.after(Duration.ofHours(1)))
        .entities();
  }

  private static Document document(String source, String text) {
    return new Document("1", source, "", text, Optional.empty());
  }

  private static String codePoints(String text, int begin, int end) {
    return text.substring(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end));
  }

  /** Takes the brackets away and makes each an entity: [text] or [text/TYPE]. */
  private static String unmarked(String marked, List<Entity> entities) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int open = marked.indexOf('['); open >= 0; open = marked.indexOf('[', at)) {
      int close = marked.indexOf(']', open);
      String[] parts = marked.substring(open + 1, close).split("/");
      text.append(marked, at, open);
      Mention mention =
          new Mention(Section.BODY, text.length(), text.length() + parts[0].length(), parts[0]);
      entities.add(
          new Entity(parts.length > 1 ? parts[1] : "LOCATION", parts[0], List.of(mention)));
      text.append(parts[0]);
      at = close + 1;
    }
    return text.append(marked.substring(at)).toString();
  }
}
