package news.copydesk.annotation.corenlp.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.TokenizerAnnotator;
import edu.stanford.nlp.util.CoreMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import news.copydesk.article.Article;
import news.copydesk.bench.BenchArticles;
import org.junit.jupiter.api.Test;

class TokenizerTest {

  private static final int TEXTS = 3_000;
  private static final int ARTICLES = 600;

  private static final List<String> PIECES =
      List.of(
          "Dr. Smith",
          "U.S.",
          "...",
          ". ",
          "?",
          "! ",
          "\"",
          "''",
          "``",
          "(",
          ")",
          "-",
          "--",
          "TRS-80",
          "Chicago-based",
          "can't",
          "gonna",
          "\n\n",
          "\n",
          "\t",
          "\u00a0",
          "\u0000",
          "\uD83D",
          "😀",
          "<p>",
          "&amp;",
          "http://example.org/a.b",
          "jane@example.org",
          "$40",
          "3 p.m.",
          "Inc.",
          "he",
          "said",
          "Anderson's",
          "½",
          "№",
          "東京",
          "x.",
          "\u2028",
          "10-12",
          "etc.",
          "*NL*",
          "“The",
          "” ",
          "’s",
          "'s ",
          "'em",
          "'",
          "’",
          "‘tis",
          "o'clock",
          "- ",
          "–",
          "— ",
          "-5",
          "–5",
          "+5",
          ".5",
          "1,000.5",
          "1\u20095",
          "٣٤",
          "naïve",
          "e\u0301te\u0301",
          "co\u00adop",
          "\u00ad",
          "\u2060",
          "\u0092",
          "\u0096",
          "&quot;",
          "&lt;",
          "<",
          ">",
          "#tag",
          "@name",
          "mid",
          "/",
          "*",
          "%",
          "€",
          "a ",
          "I ",
          "[",
          "}",
          "Ω",
          "\uFB01n",
          "\u212B",
          "gimme",
          "18F",
          "cannot",
          "\u2029");

  private final Tokenizer tokenizer = new AutomatonTokenizer();
  private final TokenizerAnnotator annotator = new TokenizerAnnotator(properties());

  @Test
  void givesTheTokensAndSentencesOfCoreNlpsAnnotator() {
    long seed = 99;
    Random random = new Random(seed);

    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      int pieces = random.nextInt(30);
      for (int piece = 0; piece < pieces; piece++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(random.nextInt(4) == 0 ? "" : " ");
      }

      assertSame(text.toString(), "seed " + seed + ", text " + i);
    }
  }

  @Test
  void ofRealArticlesToo() throws IOException {
    Path file = Path.of("../shared/data/articles/wikinews.jsonl");
    assumeThat(file).as("articles are not here").exists();

    for (Article article : BenchArticles.read(List.of(file)).sample(ARTICLES).articles()) {
      assertSame(article.getBody(), article.getId());
    }
  }

  @Test
  void aLexerThatReadALongTextReadsTheNextOneToo() {
    String shortText = "Mayor Ada Marsh, 41-year-old, doesn't live in St. Ives.";
    String longText = (shortText + "\n").repeat(4_000);

    assertSame(longText, "long");
    assertSame(shortText, "short");
  }

  @Test
  void ofAnyCharacters() {
    long seed = 7;
    Random random = new Random(seed);
    int[] bounds = {0x80, 0x100, 0x400, 0x2100, 0xFFFF, 0x1F700};

    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      int bound = bounds[i % bounds.length];
      for (int c = random.nextInt(60); c > 0; c--) {
        text.appendCodePoint(
            random.nextInt(3) == 0 ? random.nextInt(bound) : ' ' + random.nextInt(95));
      }

      assertSame(text.toString(), "seed " + seed + ", text " + i);
    }
  }

  private void assertSame(String text, String name) {
    assertThat(described(tokenizer.sentences(text), text))
        .as(name)
        .isEqualTo(annotated(text, annotator));
  }

  private static List<String> annotated(String text, TokenizerAnnotator annotator) {
    Annotation annotation = new Annotation(text);
    annotator.annotate(annotation);
    List<String> lines = new ArrayList<>();
    for (CoreMap sentence : annotation.get(CoreAnnotations.SentencesAnnotation.class)) {
      for (CoreLabel token : sentence.get(CoreAnnotations.TokensAnnotation.class)) {
        lines.add(
            line(token.word(), token.originalText(), token.beginPosition(), token.endPosition()));
      }
      lines.add("end of sentence");
    }
    return lines;
  }

  private static List<String> described(List<List<Token>> sentences, String text) {
    List<String> lines = new ArrayList<>();
    for (List<Token> sentence : sentences) {
      for (Token token : sentence) {
        assertThat(token.original()).isEqualTo(text.substring(token.begin(), token.end()));
        lines.add(line(token.text(), token.original(), token.begin(), token.end()));
      }
      lines.add("end of sentence");
    }
    return lines;
  }

  private static String line(String text, String original, int begin, int end) {
    return text + " (" + original + ") " + begin + "-" + end;
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("tokenize.language", "en");
    properties.setProperty("tokenize.options", "invertible=true,untokenizable=noneDelete");
    return properties;
  }
}
