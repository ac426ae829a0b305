package news.copydesk.annotation.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GramDetectorTest {

  /** Weights are added in another order. */
  private static final double ROUNDING = 1e-12;

  private static final String[] PIECES = {
    "the ",
    "Ärzte ",
    "ÎLE ",
    "не ",
    "日本",
    "ا",
    "😀",
    "\uD801",
    "\uDC37",
    "ΣΑΣ ",
    "İ",
    "12,5 ",
    "-",
    "https://a.b/c?d=e ",
    "info@example.org ",
    "#tag ",
    "@who ",
    "RT rt: ",
    ":-) ",
    "hahaha ",
    "zzzz",
    "  ",
    "\n\n",
    "x",
    "."
  };

  private final LanguageDetectorModel model;
  private final Detector openNlp;
  private final Detector grams;

  GramDetectorTest() throws IOException {
    try (InputStream in = GramDetectorTest.class.getResourceAsStream("/langdetect-183.bin")) {
      model = new LanguageDetectorModel(in);
    }
    openNlp = new OpenNlpDetector(model);
    grams = GramDetector.of(model).orElseThrow();
  }

  @Test
  void saysOfTwoDozenLanguagesWhatOpenNlpSays() throws IOException {
    int count = 0;

    for (String text : texts()) {
      assertSame(text);
      assertSame(text.substring(0, text.length() / 3));
      count++;
    }

    assertThat(count).isGreaterThan(100);
  }

  @Test
  void saysOfGeneratedTextWhatOpenNlpSays() {
    Random random = new Random(20261130);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      assertSame(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "ab",
        "1",
        "😀",
        "an aaa",
        "so loooong",
        "an  end",
        " the",
        "the\n",
        "the1",
        "well-known",
        "the 😀",
        "at info@example.org",
        "at http://example.org",
        "@who",
        "#tag"
      })
  void saysOfAlmostNothingWhatOpenNlpSays(String text) {
    assertSame(text);
  }

  private void assertSame(String text) {
    LanguageGuess expected = openNlp.guess(text);
    LanguageGuess guess = grams.guess(text);

    assertThat(guess.confidence()).as(text).isCloseTo(expected.confidence(), within(ROUNDING));
    assertThat(guess.tag()).as(text).isEqualTo(expected.tag());
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    InputStream in = GramDetectorTest.class.getResourceAsStream("languages.jsonl");
    try (ArticleReader reader = ArticleReader.of("languages.jsonl", in)) {
      reader.forEachRemaining(line -> texts.add(((ArticleLine.Good) line).article().getBody()));
    }
    return texts;
  }
}
