package news.copydesk.annotation.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.ModelLoadException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

  private static final ModelWriter WRITER = new ModelWriter("toys", "1.2.3", "words-1", 1000);
  private static final Calibration CALIBRATION =
      new Calibration(new double[] {0.5, 0.5}, new double[2]);

  @TempDir private Path directory;
  private Path file;
  private LinearWeights weights;

  @BeforeEach
  void writeAModel() throws IOException {
    file = directory.resolve("toys.model");
    weights =
        new LinearTrainer(Output.ONE_OF, ToyTexts.LABELS, TrainingOptions.usual())
            .train(new ToyTexts(1).examples(60), epoch -> {});
    WRITER.write(weights, CALIBRATION, file);
  }

  @Test
  void readsWhatWasWritten() {
    FeatureVector vector = ToyTexts.vector("the tug at the quay and an unknown zebra");

    LinearModel model = ModelReader.open(file, "toys", "words-1");

    assertThat(model.description().toString()).isEqualTo("toys@1.2.3");
    assertThat(model.labels()).isEqualTo(ToyTexts.LABELS);
    assertThat(model.scores(vector)).containsExactly(weights.scores(vector), within(0.02));
    assertThat(model.probabilities(vector))
        .containsExactly(
            CALIBRATION.probabilities(Output.ONE_OF, weights.scores(vector)), within(0.01));
  }

  @Test
  void knowsTheDigestOfItsFile() throws Exception {
    byte[] digest = ModelReader.sha256().digest(Files.readAllBytes(file));

    LinearModel model = ModelReader.open(file, "toys", "words-1");

    assertThat(model.description().sha256()).contains(HexFormat.of().formatHex(digest));
  }

  @Test
  void writesTheSameBytesForTheSameModel() throws IOException {
    assertThat(WRITER.bytes(weights, CALIBRATION)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void keepsTheFeaturesWithTheLargestWeights() throws IOException {
    LinearWeights three =
        new LinearWeights(
            Output.ANY_OF,
            List.of("any"),
            new float[1],
            new int[] {11, 22, 33},
            new float[][] {{0.9f}, {0.1f}, {-0.5f}});
    new ModelWriter("toys", "1", "words-1", 2).write(three, Calibration.none(1), file);

    LinearModel model = ModelReader.open(file, "toys", "words-1");

    FeatureVector all = new FeatureVector(new int[] {11, 22, 33}, new float[] {1, 1, 1});
    assertThat(model.known(all)).isEqualTo(2);
    assertThat(model.scores(all)).containsExactly(new double[] {0.4}, within(0.01));
  }

  @Test
  void refusesADamagedFile() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertDamaged("damaged");
  }

  @Test
  void refusesAFileThatIsCutShort() throws IOException {
    Files.write(file, new byte[7]);

    assertDamaged("too short");
  }

  @Test
  void refusesAnotherModelOrOtherFeatures() {
    assertRefused("topics", "words-1", "toys@1.2.3");
    assertRefused("toys", "words-2", "words-1");
  }

  @Test
  void saysThatAFileIsMissing() throws IOException {
    Files.delete(file);

    assertRefused("toys", "words-1", "no such file");
  }

  private void assertDamaged(String why) {
    assertRefused("toys", "words-1", why, DamagedModelException.class);
  }

  private void assertRefused(String name, String features, String why) {
    assertRefused(name, features, why, ModelLoadException.class);
  }

  private void assertRefused(String name, String features, String why, Class<?> kind) {
    assertThatThrownBy(() -> ModelReader.open(file, name, features))
        .isExactlyInstanceOf(kind)
        .hasMessageContaining("model " + name)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why);
  }
}
