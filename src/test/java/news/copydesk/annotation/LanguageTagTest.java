package news.copydesk.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

  @ParameterizedTest
  @CsvSource({
    "en,en",
    "EN,en",
    "en-GB,en",
    "en_US,en",
    "eng,en",
    "zh-Hant-TW,zh",
    "deu,de",
    "gsw,gsw",
    "' fr ',fr",
    "de-CH-1996,de",
    "iw,he",
    "heb,he",
    "in,id",
    "ind,id",
    "yid,yi"
  })
  void isTheShortestCodeOfItsLanguage(String tag, String language) {
    assertThat(LanguageTag.language(tag)).contains(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "und", "und-Latn", "mul", "zxx", "English", "e", "../en", "en-", "en us"})
  void isEmptyWhereATagNamesNoLanguage(String tag) {
    assertThat(LanguageTag.language(tag)).isEmpty();
  }

  @Test
  void isEmptyForGarbageOfAnyLength() {
    assertThat(LanguageTag.language("en" + "-a".repeat(1_000_000))).isEmpty();
  }
}
