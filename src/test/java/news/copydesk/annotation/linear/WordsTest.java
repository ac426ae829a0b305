package news.copydesk.annotation.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void findsRunsOfLettersAndDigits() {
    assertThat(words("The mayor's plan (2024): don't build; rebuild — 40%!"))
        .containsExactly("The", "mayor", "plan", "2024", "don't", "build", "rebuild", "40");
  }

  @Test
  void findsNothingInATextWithoutWords() {
    assertThat(words("")).isEmpty();
    assertThat(words("’’ -- … '")).isEmpty();
  }

  @Test
  void hashesAWordAlikeInAnyCaseAndWithAnyApostrophe() {
    assertThat(Words.hash("GENEVA")).isEqualTo(Words.hash("geneva"));
    assertThat(Words.hash("Zürich")).isEqualTo(Words.hash("ZÜRICH"));
    assertThat(Words.hash("don’t")).isEqualTo(Words.hash("don't"));
    assertThat(Words.hash("geneva")).isNotEqualTo(Words.hash("genova"));
  }

  @Test
  void hashesNumbersOfTheSameLengthAlike() {
    assertThat(Words.hash("1987")).isEqualTo(Words.hash("2024"));
    assertThat(Words.hash("1987")).isNotEqualTo(Words.hash("198"));
  }

  @Test
  void tellsTheHashThatTheWordItselfHas() {
    List<Integer> hashes = new ArrayList<>();

    Words.visit("The Mayor's dog", (hash, begin, end) -> hashes.add(hash));

    assertThat(hashes).containsExactly(Words.hash("the"), Words.hash("mayor"), Words.hash("dog"));
  }

  @Test
  void keepsHashesForEverSinceModelFilesHoldThem() {
    assertThat(Words.hash("election")).isEqualTo(-1649389517);
    assertThat(Features.pair(1, 2)).isEqualTo(-997425679);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Words.visit(text, (hash, begin, end) -> words.add(text.substring(begin, end)));
    return words;
  }
}
