package news.copydesk.annotation.corenlp.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import news.copydesk.annotation.compiled.CompiledModel;
import news.copydesk.annotation.compiled.Labeller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CRFs with other flags than those that ship, trained by CoreNLP itself. */
class TrainedCrfTest {

  private static final int SENTENCES = 400;

  private static final List<String> UNSEEN =
      List.of(
          "Zoë",
          "zürich",
          "ΑΘΗΝΑ",
          "東京",
          "😀",
          "x.y.z",
          "....",
          "-",
          "--",
          "a-b-c",
          "colour",
          "haematology",
          "Anderson",
          "LYON",
          "lyon",
          "Li-Lyon",
          "1,234.5",
          "<",
          "><",
          "#",
          "|C",
          "null",
          "Jean",
          "Luc-Picard",
          "U.S",
          ".U.S.",
          "gammaray",
          "ǅ");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wordShape=dan2useLC disjunctionWidth=3",
        "wordShape=chris2 maxNGramLeng=3",
        "wordShape=dan2 useTitle=true useDisjunctive=false",
        "wordShape=none useTypeSeqs=false useTypeSeqs2=false useTypeySequences=false"
            + " useLastRealWord=false useNextRealWord=false useOccurrencePatterns=false",
        "usePrev=false useNext=false useNGrams=false",
        "useObservedSequencesOnly=true useWord=false maxNGramLeng=6",
        "wordFunction=edu.stanford.nlp.process.AmericanizeFunction",
        "useDistSim=true distSimLexicon=LEXICON numberEquivalenceDistSim=true"
            + " unknownWordDistSimClass=0",
        "useDistSim=true distSimLexicon=LEXICON casedDistSim=true"
      })
  void labelsEveryTokenAsCoreNlpDoes(String flags) throws Exception {
    TrainedCrf crf = TrainedCrf.with(with(flags), directory);

    labelsTheSame(crf, crf.compiledIn(directory));
  }

  @Test
  void labelsAsTheFirstDoesWhereOthersSeeFartherOrLess() throws Exception {
    List<TrainedCrf> crfs = new ArrayList<>();
    for (int width : new int[] {4, 1, 6, 2}) {
      crfs.add(TrainedCrf.with(with("disjunctionWidth=" + width), directory));
    }
    for (int first = 0; first < crfs.size(); first++) {
      Path file = directory.resolve("first-" + first + ".model");
      crfs.get(0).compileTo(file, crfs.subList(1, crfs.size()));
      Collections.rotate(crfs, 1);

      labelsTheSame(crfs.get(1), CompiledModel.open(file));
    }
  }

  private static void labelsTheSame(TrainedCrf crf, CompiledModel model) {
    Labeller labeller = model.borrow();
    long seed = 20261120;
    Random random = new Random(seed);
    List<String> words = new ArrayList<>(TrainedCrf.words());
    words.addAll(UNSEEN);

    for (int i = 0; i < SENTENCES; i++) {
      List<String> sentence = sentence(words, random);
      byte[] numbers = new byte[sentence.size()];
      labeller.label(sentence, numbers);

      List<String> labels = new ArrayList<>();
      for (byte number : numbers) {
        labels.add(model.labels().get(number));
      }
      assertThat(labels)
          .as("seed %d, sentence %d: %s", seed, i, sentence)
          .isEqualTo(crf.label(sentence));
    }
  }

  private Properties with(String flags) throws Exception {
    Properties all = TrainedCrf.flags();
    for (String flag : flags.isEmpty() ? new String[0] : flags.split(" ")) {
      int equals = flag.indexOf('=');
      all.setProperty(flag.substring(0, equals), flag.substring(equals + 1));
    }
    if (all.getProperty("distSimLexicon") != null) {
      Path lexicon = directory.resolve("lexicon");
      Files.writeString(lexicon, "lyon 1\nLyon 4\ngallen 1\nli 2\nLi 5\n9999 3\n1987 6\nann 2\n");
      all.setProperty("distSimLexicon", lexicon.toString());
    }
    return all;
  }

  private static List<String> sentence(List<String> words, Random random) {
    List<String> sentence = new ArrayList<>();
    int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 15);
    for (int i = 0; i < length; i++) {
      // Names and lower-case words close together, again and again: what occurrence patterns see.
      sentence.add(words.get(random.nextInt(random.nextBoolean() ? 20 : words.size())));
    }
    return sentence;
  }
}
