package news.copydesk.annotation.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.ModelLoadException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreNlpLoaderTest {

  private static final String FIRST = "english.all.3class.distsim.crf.ser.gz";
  private static final String SECOND = "english.muc.7class.distsim.crf.ser.gz";
  private static final String THIRD = "english.conll.4class.distsim.crf.ser.gz";

  @TempDir private Path models;
  private Path directory;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createDirectories(models.resolve("corenlp-ner").resolve("4.5.10"));
  }

  @Test
  void namesTheFileThatIsMissingAndWhatToDo() throws IOException {
    Files.createFile(directory.resolve(FIRST));

    CoreNlpLoader loader = new CoreNlpLoader(models);

    assertThat(loader.missingFiles())
        .containsExactly(directory.resolve(SECOND), directory.resolve(THIRD));
    assertThatThrownBy(loader::load)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("corenlp-ner@4.5.10")
        .hasMessageContaining(directory.resolve(SECOND).toAbsolutePath().toString())
        .hasMessageContaining("set annotation.models-directory");
  }

  @Test
  void refusesAClassThatIsNoPartOfACrfBeforeItIsMade() throws IOException {
    Gadget.made = 0;
    writeFirst(serialized(new ArrayList<>(List.of(new Gadget()))));

    assertThatThrownBy(new CoreNlpLoader(models)::load)
        .isInstanceOf(DamagedModelException.class)
        .hasMessageContaining(directory.resolve(FIRST).toAbsolutePath().toString())
        .hasMessageContaining("class " + Gadget.class.getName() + " is not part of a CRF");
    assertThat(Gadget.made).isZero();
  }

  @Test
  void refusesAnAbsurdArrayBeforeItIsAllocated() throws IOException {
    byte[] stream = serialized(new int[] {7});
    // The array ends with its length and its one element.
    ByteBuffer.wrap(stream).putInt(stream.length - 8, Integer.MAX_VALUE);
    writeFirst(stream);

    assertThatThrownBy(new CoreNlpLoader(models)::load)
        .isInstanceOf(DamagedModelException.class)
        .hasMessageContaining(FIRST)
        .hasMessageContaining("larger or deeper than any CRF");
  }

  @Test
  void refusesAFileThatUnpacksToMoreThanAnyCrf() throws IOException {
    writeFirst(serialized("x".repeat(2_000_000)));
    assertThat(Files.size(directory.resolve(FIRST))).isLessThan(10_000);

    assertThatThrownBy(new CoreNlpLoader(models, 1_000_000)::load)
        .isInstanceOf(DamagedModelException.class)
        .hasMessageContaining(FIRST)
        .hasMessageContaining("unpacks to more than 1,000,000 bytes");
  }

  @Test
  void refusesAnotherObjectThanACrf() throws IOException {
    writeFirst(serialized("a string"));

    assertThatThrownBy(new CoreNlpLoader(models)::load)
        .isExactlyInstanceOf(ModelLoadException.class)
        .hasMessageContaining(FIRST)
        .hasMessageContaining("is not a CRF that CoreNLP can read");
  }

  @Test
  void saysWhatIsWrongWithAFileThatWasCutOff() throws IOException {
    writeAll(new byte[0]);

    assertThatThrownBy(new CoreNlpLoader(models)::load)
        .isInstanceOf(DamagedModelException.class)
        .hasMessageContaining(FIRST)
        .hasMessageContaining("EOFException")
        .hasMessageNotContaining("null");
  }

  @Test
  void describesTheModelByTheHashOfItsFiles() {
    assertThat(TestModels.tagger().description())
        .hasToString("corenlp-ner@4.5.10")
        .satisfies(model -> assertThat(model.sha256().orElseThrow()).matches("[0-9a-f]{64}"));
  }

  private void writeFirst(byte[] stream) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(stream);
    }
    writeAll(zipped.toByteArray());
  }

  private void writeAll(byte[] file) throws IOException {
    for (String name : List.of(FIRST, SECOND, THIRD)) {
      Files.write(directory.resolve(name), file);
    }
  }

  private static byte[] serialized(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(object);
    }
    return bytes.toByteArray();
  }

  /** Does something as soon as it is read. */
  private static final class Gadget implements Serializable {

    private static final long serialVersionUID = 1L;
    private static int made;

    private void readObject(java.io.ObjectInputStream in) {
      made++;
    }
  }
}
