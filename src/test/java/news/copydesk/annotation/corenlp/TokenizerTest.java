package news.copydesk.annotation.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.TokenizerAnnotator;
import edu.stanford.nlp.util.CoreMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenizerTest {

  private static final int TEXTS = 1_500;

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
          "*NL*");

  private final Tokenizer tokenizer = new Tokenizer();
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

      assertThat(described(tokenizer.sentences(text.toString())))
          .as("seed %d, text %d", seed, i)
          .isEqualTo(described(annotated(text.toString())));
    }
  }

  private List<List<CoreLabel>> annotated(String text) {
    Annotation annotation = new Annotation(text);
    annotator.annotate(annotation);
    List<List<CoreLabel>> sentences = new ArrayList<>();
    for (CoreMap sentence : annotation.get(CoreAnnotations.SentencesAnnotation.class)) {
      sentences.add(sentence.get(CoreAnnotations.TokensAnnotation.class));
    }
    return sentences;
  }

  private static List<String> described(List<List<CoreLabel>> sentences) {
    List<String> lines = new ArrayList<>();
    for (List<CoreLabel> sentence : sentences) {
      for (int i = 0; i < sentence.size(); i++) {
        CoreLabel token = sentence.get(i);
        // What comes behind the last token of the text is a matter of the space that is added.
        String after = i + 1 < sentence.size() ? token.after() : "";
        lines.add(
            token.word() + " " + token.beginPosition() + "-" + token.endPosition() + " " + after);
      }
      lines.add("end of sentence");
    }
    return lines;
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("tokenize.language", "en");
    properties.setProperty("tokenize.options", "invertible=true,untokenizable=noneDelete");
    return properties;
  }
}
