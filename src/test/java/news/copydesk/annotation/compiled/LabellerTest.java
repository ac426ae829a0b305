package news.copydesk.annotation.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.copydesk.annotation.corenlp.compile.TrainedCrf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LabellerTest {

  private static final int SENTENCES = 3_000;

  @TempDir private static Path shared;
  private static Path file = Path.of("");

  private final CompiledModel model = CompiledModel.open(file);

  @BeforeAll
  static void compile() throws Exception {
    file = TrainedCrf.compiled(shared);
  }

  @Test
  void givesEveryWordOfAnyTextALabel() {
    long seed = 7;
    Random random = new Random(seed);
    Labeller labeller = model.borrow();

    for (int i = 0; i < SENTENCES; i++) {
      List<String> sentence = anyWords(random);
      byte[] labels = new byte[sentence.size()];
      labeller.label(sentence, labels);

      for (byte label : labels) {
        assertThat((int) label).as("seed %d", seed).isBetween(0, model.labels().size() - 1);
      }
    }
  }

  @Test
  void labelsAWordThatItHasForgottenAsBefore() {
    List<String> sentence = List.of("Zweisimmen", "met", "Ann", "O'Neill", "in", "Lyon", ".");
    Labeller labeller = model.borrow();
    byte[] before = new byte[sentence.size()];
    labeller.label(sentence, before);
    Random random = new Random(3);
    for (int i = 0; i < SENTENCES; i++) {
      List<String> other = anyWords(random);
      labeller.label(other, new byte[other.size()]);
    }

    byte[] after = new byte[sentence.size()];
    labeller.label(sentence, after);

    assertThat(after).isEqualTo(before);
  }

  @Test
  void labelsALongSentenceAndAShortOneAfterItAsNewLabellersDo() {
    Random random = new Random(11);
    List<String> both = new ArrayList<>();
    while (both.size() < SENTENCES) {
      both.addAll(anyWords(random));
    }
    List<String> few = both.subList(0, 20);
    byte[] longAlone = new byte[both.size()];
    model.borrow().label(both, longAlone);
    byte[] shortAlone = new byte[few.size()];
    model.borrow().label(few, shortAlone);

    Labeller labeller = model.borrow();
    byte[] shortFirst = new byte[few.size()];
    labeller.label(few, shortFirst);
    byte[] longNext = new byte[both.size()];
    labeller.label(both, longNext);
    byte[] shortLast = new byte[few.size()];
    labeller.label(few, shortLast);

    assertThat(longNext).isEqualTo(longAlone);
    assertThat(shortFirst).isEqualTo(shortAlone);
    assertThat(shortLast).isEqualTo(shortAlone);
  }

  @Test
  @Timeout(300)
  void labelsTheSameInAllThreads() throws Exception {
    List<List<String>> sentences = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < SENTENCES / 10; i++) {
      sentences.add(anyWords(random));
    }
    Callable<List<byte[]>> work = () -> labelled(sentences);
    List<byte[]> expected = work.call();

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<List<byte[]>> result : threads.invokeAll(List.of(work, work, work, work))) {
        assertThat(result.get()).usingRecursiveComparison().isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<byte[]> labelled(List<List<String>> sentences) {
    List<byte[]> all = new ArrayList<>();
    for (List<String> sentence : sentences) {
      Labeller labeller = model.borrow();
      byte[] labels = new byte[sentence.size()];
      labeller.label(sentence, labels);
      model.giveBack(labeller);
      all.add(labels);
    }
    return all;
  }

  /** Words of the training data and words of any UTF-16 code units, lone surrogates too. */
  private static List<String> anyWords(Random random) {
    List<String> sentence = new ArrayList<>();
    int length = 1 + random.nextInt(30);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(3) == 0) {
        sentence.add(TrainedCrf.words().get(random.nextInt(TrainedCrf.words().size())));
        continue;
      }
      StringBuilder word = new StringBuilder();
      int size = 1 + random.nextInt(random.nextInt(20) == 0 ? 1_000 : 8);
      for (int c = 0; c < size; c++) {
        word.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
      }
      sentence.add(word.toString());
    }
    return sentence;
  }
}
