package news.copydesk.annotation.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled CRFs give every token the label that CoreNLP's own give it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompiledEqualityTest {

  private static final Path DATA = Path.of("../shared/data");
  private static final int EVERY = 150;

  private static final List<String> TEXTS =
      List.of(
          "Angela Merkel met Siemens managers in Munich on Monday at 3 p.m. to sign a $40 million"
              + " deal, 12 percent above the German estimate. Merkel said Siemens would stay.",
          "U.S. Sen. Maria Cantwell (D-Wash.) spoke to the Yakima Herald-Republic; \"No,\" she"
              + " said. Mrs. Cantwell's colour programme in the city centre cost £3,000.",
          "The Chicago-based All-Star team beat Stratford-upon-Avon on 3-4 November 2026 - again.",
          "MAYOR SAYS NO TO NEW BRIDGE\n\nMayor Jane Doe of St. Louis said Tuesday the $1.2bn plan"
              + " of Smith & Sons, Inc. was 'dead'. Mr. Smith declined to comment",
          "haematologists at the Labour Organisation of Grey County analysed leukaemia in 1987.",
          "see https://example.org/a/b?c=d#e or mail jane.doe@example.org, call +1 555 0100 ...",
          "हिन्दी العربية שלום 😀 Tokyo 東京 and Paris - the rest - of - it. <p>CNN</p> &amp; more",
          "- - - well-known non- -profit Jean-Luc Picard-based Boston-area .... ... .. . |C <>",
          "Zweisimmen, Gstaad and Saanen met Zweisimmen; officials of Gstaad saw Saanen in Bern.",
          // Some beginnings and ends of these have weights, though shorter ones have none.
          "Ultrachampionships of Agentonia: Stephenwolder beat Harsbruck, Garvinport lost 31600.");

  private final LabelComparison comparison =
      new LabelComparison(TestModels.tagger(), new CompiledLoader(TestModels.DIRECTORY).model());

  @Test
  void labelsWrittenTextTheSameInEveryCase() {
    for (String text : TEXTS) {
      equal(text, 5);
      equal(text.toUpperCase(Locale.ROOT), 5);
      equal(text.toLowerCase(Locale.ROOT), 5);
      equal(titleCase(text), 5);
    }
  }

  @Test
  void labelsShuffledTextTheSame() {
    long seed = 42;
    Random random = new Random(seed);
    List<String> words = new ArrayList<>();
    TEXTS.forEach(text -> words.addAll(List.of(text.split("\\s+"))));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      text.append(word(words, random)).append(random.nextInt(25) == 0 ? "\n\n" : " ");
    }

    equal(text.toString(), 5_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "articles/wikinews.jsonl",
        "articles/usgov_blog.jsonl.gz",
        "articles/reuters21578.jsonl.gz"
      })
  void labelsRealArticlesTheSame(String name) throws Exception {
    Path file = DATA.resolve(name);
    assumeTrue(Files.isReadable(file), file + " is not there");
    int number = 0;
    int compared = 0;

    try (ArticleReader reader = ArticleReader.open(file)) {
      while (reader.hasNext()) {
        if (reader.next() instanceof ArticleLine.Good line && number++ % EVERY == 0) {
          Article article = line.article();
          String title = Objects.requireNonNullElse(article.getTitle(), "");
          LabelComparison.Result result = comparison.compare(title + "\n\n" + article.getBody());
          assertThat(result.different()).as("tokens of article %s", article.getId()).isEmpty();
          compared += result.tokens();
        }
      }
    }

    assertThat(compared).isGreaterThan(500);
  }

  private void equal(String text, int atLeast) {
    LabelComparison.Result result = comparison.compare(text);
    assertThat(result.tokens()).isGreaterThanOrEqualTo(atLeast);
    assertThat(result.different()).as("tokens of: %s", text).isEmpty();
  }

  private static String titleCase(String text) {
    StringBuilder titled = new StringBuilder(text.toLowerCase(Locale.ROOT));
    for (int i = 0; i < titled.length(); i++) {
      if (i == 0 || titled.charAt(i - 1) == ' ') {
        titled.setCharAt(i, Character.toUpperCase(titled.charAt(i)));
      }
    }
    return titled.toString();
  }

  private static String word(List<String> words, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> {
        StringBuilder letters = new StringBuilder();
        int length = 1 + random.nextInt(random.nextInt(30) == 0 ? 200 : 9);
        for (int i = 0; i < length; i++) {
          letters.append((char) ('a' + random.nextInt(26)));
        }
        yield random.nextBoolean() ? letters.toString() : titleCase(letters.toString());
      }
      case 1 -> Integer.toString(random.nextInt(100_000));
      case 2 -> new String(Character.toChars(0xA1 + random.nextInt(0xD000)));
      default -> words.get(random.nextInt(words.size()));
    };
  }
}
