package news.copydesk.annotation.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisedTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "São Paulo = sao paulo",
        "MÜNCHEN = munchen",
        "O’Fallon = ofallon",
        "Lee's Summit = lees summit",
        "Winston–Salem = winston salem",
        "St. Louis = st louis",
        "St.Louis = st louis",
        "Saint Louis = st louis",
        "Univ. of Missouri = univ of missouri",
        "University of Missouri = univ of missouri",
        "Ft. Worth = ft worth",
        "Fort Worth = ft worth",
        "Mount Vernon = mt vernon",
        "U.S. = us",
        "Washington, D.C. = washington dc",
        "Barnes & Noble = barnes and noble",
        "Łódź = lodz",
        "Ærø = aero",
        "Gießen = giessen",
        "İzmir = izmir",
        "Київ = киів",
        "Ἀθῆναι = αθηναι",
        "東京 = 東京",
        "School No.5 = school no 5",
        "Côte d’Ivoire = cote divoire",
      })
  void comparesWithoutCaseDiacriticsAndPunctuation(String name, String normalised) {
    assertThat(NormalisedText.normalise(name)).isEqualTo(normalised);
  }

  @Test
  void aDecomposedLetterIsTheComposedOne() {
    assertThat(NormalisedText.normalise("Sa\u0303o")).isEqualTo(NormalisedText.normalise("São"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "…", "'", "--", "\u0301", "\uD800", "&"})
  void readsWhatIsNoName(String text) {
    assertThat(NormalisedText.normalise(text)).isIn("", "and");
  }

  @Test
  void wordsKnowWhereTheyAreInTheText() {
    String text = "In 𝕊ão  Paulo’s St. John's Univ., U.S. (2.5)";

    NormalisedText read = NormalisedText.of(text);

    String[] words = new String[read.words()];
    for (int i = 0; i < words.length; i++) {
      words[i] = text.substring(read.sourceBegin(i), read.sourceEnd(i));
    }
    assertThat(words)
        .containsExactly("In", "𝕊ão", "Paulo’s", "St", "John's", "Univ", "U.S.", "2", "5");
  }

  @Test
  void aPossessiveHasAStem() {
    NormalisedText read = NormalisedText.of("Missouri's Lee's O'Fallon");

    assertThat(read.between(read.begin(0), read.stem(0))).isEqualTo("missouri");
    assertThat(read.between(read.begin(0), read.end(0))).isEqualTo("missouris");
    assertThat(read.sourceStem(0)).isEqualTo("Missouri".length());
    assertThat(read.stem(2)).isEqualTo(read.end(2));
    assertThat(read.sourceStem(2)).isEqualTo(read.sourceEnd(2));
  }

  @Test
  void tellsHowWordsAreWritten() {
    NormalisedText read = NormalisedText.of("will Will NASA A 5th 東 École");

    WordCase[] cases = new WordCase[read.words()];
    for (int i = 0; i < cases.length; i++) {
      cases[i] = read.wordCase(i);
    }
    assertThat(cases)
        .containsExactly(
            WordCase.LOWER,
            WordCase.CAPITALISED,
            WordCase.ALL_CAPITALS,
            WordCase.CAPITALISED,
            WordCase.NUMBER,
            WordCase.CASELESS,
            WordCase.CAPITALISED);
  }
}
