package news.copydesk.annotation.boilerplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Preparation;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.mock.MockTagger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoilerplateTest {

  private static final Deadline NO_DEADLINE = Deadline.after(Duration.ofHours(1));

  private final EntityAnnotator annotator = new EntityAnnotator(new MockTagger(), 1_000_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Plain text, in two\nlines.",
        "Profits at <IBM> and <B> rose; AT&T and R&D fell. 1 < 2 && 3 > 2",
        "Write a <title> and an <h1> for every page.",
        "Wrap it in <b>bold</b>, and leave no <script> or <!-- open.",
        "Mail <jane@example.org> or see <https://example.org/?a=1&b=2>.",
        "&bogus; &; &#; &#x; &amp",
      })
  void leavesAloneWhatIsNotCertain(String body) {
    Document document = document("<b>", body);

    assertThat(new Boilerplate().prepare(document).document()).isSameAs(document);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p>In <b>B</b>onn &amp; K&ouml;ln.</p>            | In Bonn & Köln.
          One<br/>two<br>three                              | One/two/three
          <p>One<p>two                                      | One/two
          <ul><li>One</li><li>two</li></ul>                 | One/two
          <div>a<script>if (1 < 2) x = 1</script>b</div> | ab
          <p>a<!-- <b>no</b> -->b</p>                       | ab
          <a href="http://example.org/?a=1&amp;b=2">Ann</a>'s | Ann's
          <table>out <tr><td>in</td><td>next</td></tr></table> | out/in/next
          <img src="x.png" alt="no">Caption                 | Caption
          Tom &#38; Jerry&#8217;s &lt;b&gt;                 | Tom & Jerry’s <b>
          <html><head><title>T</title></head><body>B</body></html> | B
          <p>Ann <i>Lee</p>                                  | <p>Ann <i>Lee</p>
          <p>x</p> a < b &copy 2020 <![CDATA[c]]>           | x/a < b &copy 2020 c
          """)
  void showsTheTextOfWhatCertainlyIsHtml(String body, String text) {
    String plain = prepared("", body).document().body();

    String shown = plain.strip().replaceAll("\\s*\\n\\s*", "/");
    assertThat(shown).isEqualTo(text.startsWith("<p>Ann") ? "Ann Lee" : text);
  }

  @Test
  void cutsMentionsOutOfTheOriginalAndNamesEntitiesPlainly() {
    String body = "<p>😀 <b>Angela</b> <i class=\"x\">Merkel</i> in K&ouml;ln</p>";

    Annotations annotations = annotate("Tom &amp; <i>Jerry</i>", body);

    assertCut(annotations, "Tom &amp; <i>Jerry</i>", body);
    assertThat(annotations.entities())
        .extracting(Entity::text)
        .containsExactly("Tom", "Jerry", "Angela Merkel", "Köln");
    assertThat(annotations.entities().get(2).mentions())
        .containsExactly(new Mention(Section.BODY, 8, 38, "Angela</b> <i class=\"x\">Merkel"));
    assertThat(annotations.entities().get(3).mentions())
        .containsExactly(new Mention(Section.BODY, 46, 55, "K&ouml;ln"));
  }

  @Test
  void keepsAnAmpersandInsideANameInTheOriginal() {
    String body = "Of Marks&nbsp;and&amp;Spencer &amp; others";

    Preparation.Prepared prepared = prepared("", body);
    Mention found = new Mention(Section.BODY, 3, 20, "Marks\u00a0and&Spencer");
    Annotations restored =
        prepared
            .restore()
            .apply(
                Annotations.of(prepared.document())
                    .withEntities(
                        List.of(new Entity("ORGANIZATION", found.text(), List.of(found)))));

    assertThat(restored.entities().get(0).text()).isEqualTo("Marks\u00a0and&Spencer");
    assertCut(restored, "", body);
  }

  /** Random markup around and inside of names, with characters of all lengths. */
  @RepeatedTest(50)
  void cutsMentionsOutOfAnyHtml() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] parts = {
      "Bonn",
      " in ",
      "<b>",
      "</b>",
      "<p>",
      "</p>",
      "&amp;",
      "&ouml;",
      "😀",
      "Köln",
      "\n",
      "<br/>",
      "<a href='x&amp;y'>",
      "</a>",
      "<script>B<b</script>",
      "<!-- Rom -->",
      "<",
      ">",
      "&",
      "Élan ",
      "<td>",
      "</table>",
      "<table>",
      "日本",
      "&#128512;",
      "&nbsp;",
      "<textarea>X</textarea>",
      "\nBy Jane Doe\n",
      "<![CDATA[ Ulm ]]>",
      "<svg>Q</svg>",
      "x".repeat(700),
      "😀".repeat(700)
    };
    StringBuilder body = new StringBuilder("<p>Anna</p>");
    for (int i = random.nextInt(60); i >= 0; i--) {
      body.append(parts[random.nextInt(parts.length)]);
    }

    Preparation.Prepared prepared = prepared("", body.toString());
    Annotations plain = annotator.annotate(prepared.document(), NO_DEADLINE);
    Annotations restored = prepared.restore().apply(plain);

    assertThat(plain.entities()).as("seed %d", seed).isNotEmpty();
    assertCut(restored, "", body.toString());
    for (int i = 0; i < plain.entities().size(); i++) {
      List<Mention> seen = plain.entities().get(i).mentions();
      List<Mention> cut = restored.entities().get(i).mentions();
      assertThat(cut).hasSameSizeAs(seen);
      for (int m = 0; m < seen.size(); m++) {
        String ends = "(?s)(" + first(seen.get(m)) + "|&).*(" + last(seen.get(m)) + "|;)|.";
        assertThat(cut.get(m).text()).as("seed %d", seed).matches(ends);
      }
    }
  }

  private static String first(Mention mention) {
    return mention.text().substring(0, 1);
  }

  private static String last(Mention mention) {
    return mention.text().substring(mention.text().length() - 1);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "<p>x</p>" + "<div>x".repeat(50_000),
        "<p>x</p>" + "<p><b>x".repeat(30_000),
        "<p>x</p>" + "<".repeat(900_000),
        "<p>x</p>" + "&a".repeat(400_000),
        "<p>x</p><p " + "a=1 ".repeat(200_000),
        "<p>x</p>" + "<!--".repeat(200_000),
        "<a " + "<a ".repeat(300_000),
        "By " + "Jane ".repeat(30),
        ("By Jane" + " and".repeat(30) + "\n").repeat(5_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(300)
  void survivesWhatIsMadeToBreakIt(String body) {
    assertThat(prepared("", body).document().body()).isNotEmpty();
  }

  @Test
  void parsesNoMoreHtmlThanTheLengthLimitCanUse() {
    String body = "<p>😀</p><b>x</b>".repeat(100);

    Document read = new Boilerplate(10).prepare(document("", body)).document();

    assertThat(read.body())
        .startsWith("\n\n😀\n\nx\n\n😀")
        .endsWith("x</b>" + "<p>😀</p><b>x</b>".repeat(98));
  }

  @Test
  void cutsNoCharacterInTwoWhereTheFirstTagIsBehindTheLimit() {
    String body = "x" + "😀".repeat(40) + "<br/>";

    Document read = new Boilerplate(10).prepare(document("", body)).document();

    assertThat(read.body()).isEqualTo(body);
  }

  @Test
  void findsNamesBehindTheHtmlThatIsParsed() {
    String body = "<p>Jane Doe</p>".repeat(10);

    Preparation.Prepared prepared = new Boilerplate(20).prepare(document("", body));

    assertCut(
        prepared.restore().apply(annotator.annotate(prepared.document(), NO_DEADLINE)), "", body);
  }

  private Preparation.Prepared prepared(String title, String body) {
    return new Boilerplate().prepare(document(title, body));
  }

  private Annotations annotate(String title, String body) {
    Preparation.Prepared prepared = prepared(title, body);
    return prepared.restore().apply(annotator.annotate(prepared.document(), NO_DEADLINE));
  }

  private static Document document(String title, String body) {
    return new Document("a-1", "daily", title, body, Optional.empty());
  }

  private static void assertCut(Annotations annotations, String title, String body) {
    for (Entity entity : annotations.entities()) {
      for (Mention mention : entity.mentions()) {
        String text = mention.section() == Section.TITLE ? title : body;
        int begin = text.offsetByCodePoints(0, mention.begin());
        int end = text.offsetByCodePoints(0, mention.end());
        assertThat(text.substring(begin, end)).isEqualTo(mention.text());
      }
    }
  }
}
