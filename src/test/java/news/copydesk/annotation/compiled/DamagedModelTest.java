package news.copydesk.annotation.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import news.copydesk.annotation.corenlp.compile.TrainedCrf;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.ModelLoadException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedModelTest {

  private static final int FLIPS = 300;

  @TempDir private static Path shared;
  private static byte[] whole = new byte[0];

  @TempDir private Path directory;

  @BeforeAll
  static void compile() throws Exception {
    whole = Files.readAllBytes(TrainedCrf.compiled(shared));
  }

  @Test
  void opensAWholeFile() throws IOException {
    CompiledModel model = CompiledModel.open(write(whole));

    assertThat(model.model()).hasToString("small@1");
    assertThat(model.background()).isEqualTo("O");
    assertThat(model.labels()).contains("PER", "LOC", "ORG");
  }

  @Test
  void refusesAFileThatWasCutOff() throws IOException {
    for (int length : new int[] {0, 1, 63, 64, 500, whole.length / 2, whole.length - 1}) {
      damaged(Arrays.copyOf(whole, length), "cut off");
    }
  }

  @Test
  void refusesBytesTooMany() throws IOException {
    damaged(Arrays.copyOf(whole, whole.length + 1), "bytes too many");
  }

  @Test
  void refusesEveryFlippedBitThatIsNotPadding() throws IOException {
    long seed = 4;
    Random random = new Random(seed);
    ByteBuffer head = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < FLIPS; i++) {
      int at = i < ModelFormat.headBytes() / 2 ? i * 2 : random.nextInt(whole.length);
      if (!inAPart(head, at) && at >= ModelFormat.headBytes()) {
        continue;
      }
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));

      Path file = write(flipped);

      assertThatThrownBy(() -> CompiledModel.open(file))
          .as("seed %d, byte %d", seed, at)
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining(file.toAbsolutePath().toString());
    }
  }

  @Test
  void saysWhichPartIsDamaged() throws IOException {
    ByteBuffer head = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    byte[] damaged = whole.clone();
    damaged[(int) offset(head, Part.EDGE_ROWS) + 5] ^= 1;

    damaged(damaged, "the checksum of its part EDGE_ROWS is wrong");
  }

  @Test
  void refusesAnotherVersion() throws IOException {
    byte[] other = whole.clone();
    ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).putInt(ModelFormat.VERSION_AT, 99);

    refuses(other, "has format version 99, and this Copydesk reads " + ModelFormat.VERSION);
  }

  @Test
  void refusesTheOtherByteOrder() throws IOException {
    byte[] other = whole.clone();
    ByteBuffer.wrap(other)
        .order(ByteOrder.BIG_ENDIAN)
        .putInt(ModelFormat.BYTE_ORDER_AT, ModelFormat.BYTE_ORDER_MARK);

    refuses(other, "was written in the other byte order");
  }

  @Test
  void refusesAnythingElse() throws IOException {
    byte[] text = new byte[100_000];
    Arrays.fill(text, (byte) 'a');

    refuses(text, "is no compiled model");
  }

  @Test
  void saysThatTheFileIsMissing() {
    assertThatThrownBy(() -> CompiledModel.open(directory.resolve("nowhere.model")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("nowhere.model is missing")
        .hasMessageContaining("copydesk models compile");
  }

  private void damaged(byte[] bytes, String problem) throws IOException {
    refuses(bytes, problem, DamagedModelException.class);
  }

  /** It may well be what somebody meant to put there. */
  private void refuses(byte[] bytes, String problem) throws IOException {
    refuses(bytes, problem, ModelLoadException.class);
  }

  private void refuses(byte[] bytes, String problem, Class<?> kind) throws IOException {
    Path file = write(bytes);

    assertThatThrownBy(() -> CompiledModel.open(file))
        .isExactlyInstanceOf(kind)
        .hasMessageContaining(file.toAbsolutePath().toString())
        .hasMessageContaining(problem);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(directory, "model", ".model"), bytes);
  }

  private static boolean inAPart(ByteBuffer head, int at) {
    for (Part part : Part.values()) {
      long begin = offset(head, part);
      int entry = ModelFormat.DIRECTORY_AT + part.ordinal() * ModelFormat.ENTRY_BYTES;
      if (at >= begin && at < begin + head.getLong(entry + 16)) {
        return true;
      }
    }
    return false;
  }

  private static long offset(ByteBuffer head, Part part) {
    int entry = ModelFormat.DIRECTORY_AT + part.ordinal() * ModelFormat.ENTRY_BYTES;
    return head.getLong(entry + 8);
  }
}
