package news.copydesk.annotation.corenlp.compile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportedFlagsTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "useWordPairs, true",
    "maxLeft, 2",
    "noMidNGrams, false",
    "useTags, true",
    "lowercaseNGrams, true",
    "useTypeSeqs3, true",
    "useTitle2, true",
    "useReverse, true",
    "strictGoodCoNLL, true",
    "useWideDisjunctive, true",
    "useNextSequences, true",
    "normalizeTimex, true"
  })
  void refusesAFlagByItsName(String flag, String value) throws Exception {
    Properties flags = TrainedCrf.flags();
    flags.setProperty(flag, value);
    TrainedCrf crf = TrainedCrf.with(flags, directory);

    assertThatThrownBy(() -> crf.compileTo(directory.resolve("refused.model")))
        .isInstanceOf(UnsupportedCrfException.class)
        .hasMessageContaining("CRF small cannot be compiled")
        .hasMessageContaining(flag + "=" + value);
  }

  @Test
  void refusesAShapeThatItCannotMake() throws Exception {
    Properties flags = TrainedCrf.flags();
    flags.setProperty("wordShape", "chris1");
    TrainedCrf crf = TrainedCrf.with(flags, directory);

    assertThatThrownBy(() -> crf.compileTo(directory.resolve("refused.model")))
        .isInstanceOf(UnsupportedCrfException.class)
        .hasMessageContaining("wordShape=1");
  }
}
