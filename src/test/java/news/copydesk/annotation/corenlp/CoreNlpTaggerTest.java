package news.copydesk.annotation.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.annotation.entity.TypedSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoreNlpTaggerTest {

  private final CoreNlpTagger tagger = TestModels.tagger();
  private final ReferencePipeline reference = ReferencePipeline.shared();

  @Test
  void findsTheEightTypesOfTheThreeModels() {
    String text =
        "Angela Merkel met Siemens managers in Munich on Monday at 3 p.m. to sign a $40 million"
            + " deal, 12 percent above the German estimate.";

    List<String> names = names(text);

    assertThat(names)
        .containsExactly(
            "PERSON:Angela Merkel",
            "ORGANIZATION:Siemens",
            "LOCATION:Munich",
            "DATE:Monday",
            "TIME:3 p.m.",
            "MONEY:$40 million",
            "PERCENT:12 percent",
            "MISC:German");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void labelsWhatCoreNlpsOwnPipelineLabels(String text) {
    List<String> expected = reference.names(text);

    assertThat(names(text)).isEqualTo(expected);
  }

  static Stream<String> texts() {
    return Stream.of(
        "The Chicago-based All-Star team beat Stratford-upon-Avon on 3-4 November 2026.",
        "U.S. Sen. Maria Cantwell (D-Wash.) spoke to the Yakima Herald-Republic; \"No,\" she said.",
        "MAYOR SAYS NO TO NEW BRIDGE\n\nMayor Jane Doe of St. Louis said Tuesday the $1.2bn plan"
            + " of Smith & Sons, Inc. was 'dead'. Mr. Smith declined to comment",
        "<p>Dr. Müller of the Universität Zürich told <b>CNN</b> that 5% of £3,000 is £150.</p>",
        "हिन्दी العربية שלום 😀 Tokyo 東京 and Paris - the rest - of - it.",
        "- - - well-known non- -profit Jean-Luc Picard-based Boston-area");
  }

  @Test
  void forgetsWhatItHasReadBefore() {
    String text = "The officials of Zweisimmen met Gstaad and Saanen.";
    List<String> before = names(text);

    names("zweisimmen gstaad saanen the officials met zweisimmen, gstaad, saanen and more.");

    assertThat(names(text)).isEqualTo(before);
  }

  @Test
  void labelsASentenceWithoutAnEndInPieces() {
    String text = "word ".repeat(CoreNlpTagger.MAX_SENTENCE_TOKENS + 10) + "Angela Merkel";

    List<Sentence> sentences = tagger.sentences(text);

    assertThat(sentences).hasSize(2);
    assertThat(names(text)).containsExactly("PERSON:Angela Merkel");
  }

  @Test
  void findsNamesBehindARunWithoutWhiteSpace() {
    String text = "x/".repeat(TextPieces.MAX_RUN) + " Angela Merkel spoke in Berlin.";

    assertThat(names(text)).containsExactly("PERSON:Angela Merkel", "LOCATION:Berlin");
  }

  private List<String> names(String text) {
    return tagger.sentences(text).stream()
        .flatMap(sentence -> sentence.names().stream())
        .map(name -> describe(name, text))
        .toList();
  }

  private static String describe(TypedSpan name, String text) {
    return name.type() + ":" + text.substring(name.begin(), name.end());
  }
}
