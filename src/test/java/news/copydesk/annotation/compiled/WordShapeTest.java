package news.copydesk.annotation.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import edu.stanford.nlp.process.WordShapeClassifier;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class WordShapeTest {

  private static final int WORDS = 20_000;
  private static final String SOME = "aBc9_-.'xZéÉǅß東\u0660alphaomega~";

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = Mode.EXCLUDE)
  void isCoreNlpsShape(WordShape shape) {
    long seed = 11;
    Random random = new Random(seed);
    Set<String> known = Set.of("ab", "abc", "alphab", "éé", "ßß", "a_b", "xxxxx");

    for (int i = 0; i < WORDS; i++) {
      String word = word(random);
      assertThat(shape.of(word, known::contains))
          .as("seed %d, word %s", seed, word)
          .isEqualTo(WordShapeClassifier.wordShape(word, shape.code(), known));
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(9);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(12)) {
        case 0 -> word.append("alpha");
        case 1 -> word.append((char) random.nextInt(65_536));
        case 2 -> word.append("ab");
        default -> word.append(SOME.charAt(random.nextInt(SOME.length())));
      }
    }
    return word.toString();
  }
}
