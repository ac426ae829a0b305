package news.copydesk.annotation.gazetteer;

import static news.copydesk.annotation.gazetteer.Entries.called;
import static news.copydesk.annotation.gazetteer.Entries.entry;
import static news.copydesk.annotation.gazetteer.Entries.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import news.copydesk.annotation.Link;
import news.copydesk.model.ModelLoadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerFileTest {

  @TempDir private Path directory;

  @Test
  void holdsWhatWasCompiled() throws IOException {
    Gazetteer gazetteer =
        Entries.gazetteer(
            directory,
            called(place("1", "São Paulo", -23.5475, -46.63611, 12_400_232L, "BR"), "Sampa"),
            entry("2", "City Hall", "government", "The Daily", "Other"));

    Link link = gazetteer.link(0, 0.5, Link.Match.ALIAS);

    assertThat(link.id()).isEqualTo("1");
    assertThat(link.name()).isEqualTo("São Paulo");
    assertThat(link.category()).isEqualTo("place");
    assertThat(link.latitude()).hasValue(-23.5475);
    assertThat(link.longitude()).hasValue(-46.63611);
    assertThat(gazetteer.population(0)).isEqualTo(12_400_232L);
    assertThat(gazetteer.country(0)).isEqualTo('B' << 8 | 'R');
    assertThat(gazetteer.link(1, 1, Link.Match.EXACT).latitude()).isEmpty();
    assertThat(gazetteer.size()).isEqualTo(2);
    assertThat(gazetteer.names()).isEqualTo(4);
    assertThat(gazetteer.scopes()).isEqualTo(2);
  }

  @Test
  void findsNamesInTheirScopeOnly() throws IOException {
    Gazetteer gazetteer =
        Entries.gazetteer(
            directory,
            called(entry("1", "São Paulo", "place"), "Sampa"),
            entry("2", "City Hall", "government", "The Daily", "Other"));
    int daily = gazetteer.scope("the daily");

    assertThat(daily).isPositive().isNotEqualTo(gazetteer.scope("OTHER"));
    assertThat(gazetteer.scope("unknown")).isZero();
    assertThat(gazetteer.scope("")).isZero();
    assertThat(find(gazetteer, 0, "sao paulo")).isNotNegative();
    assertThat(find(gazetteer, 0, "sampa")).isNotNegative();
    assertThat(find(gazetteer, daily, "city hall")).isNotNegative();
    assertThat(find(gazetteer, 0, "city hall")).isEqualTo(Gazetteer.NONE);
    assertThat(find(gazetteer, daily, "sampa")).isEqualTo(Gazetteer.NONE);
  }

  @Test
  void theSameEntriesMakeTheSameBytes() throws IOException {
    Entries.gazetteer(directory, entry("1", "Abc", "place"), entry("2", "Def", "place", "X"));
    byte[] once = Files.readAllBytes(directory.resolve("test.gaz"));

    Entries.gazetteer(directory, entry("1", "Abc", "place"), entry("2", "Def", "place", "X"));

    assertThat(Files.readAllBytes(directory.resolve("test.gaz"))).isEqualTo(once);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("test.gaz"));
    }
  }

  @Test
  void anEmptyGazetteerIsOne() throws IOException {
    Gazetteer gazetteer = Entries.gazetteer(directory);

    assertThat(gazetteer.size()).isZero();
    assertThat(find(gazetteer, 0, "paris")).isEqualTo(Gazetteer.NONE);
    assertThat(gazetteer.mayBegin(NameHash.add(0, "paris".toCharArray(), 0, 5))).isFalse();
  }

  @Test
  void saysTheDigestOfItsContent() throws Exception {
    Gazetteer gazetteer = Entries.gazetteer(directory, entry("1", "Abc", "place"));
    byte[] file = Files.readAllBytes(directory.resolve("test.gaz"));
    byte[] content = java.util.Arrays.copyOfRange(file, FileFormat.HEADER_LENGTH, file.length);

    String expected =
        HexFormat.of()
            .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));

    assertThat(gazetteer.description().sha256()).hasValue(expected);
    assertThat(gazetteer.description()).hasToString("gazetteer@test");
  }

  @Test
  void anyChangedByteIsNoticed() throws IOException {
    Entries.gazetteer(directory, entry("1", "Abc", "place"), entry("2", "Def", "place", "X"));
    Path file = directory.resolve("test.gaz");
    byte[] good = Files.readAllBytes(file);
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 200; i++) {
      byte[] bad = good.clone();
      bad[i < 100 ? i : random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      Path damaged = Files.write(directory.resolve("damaged.gaz"), bad);

      assertThatThrownBy(() -> new GazetteerLoader(damaged).load())
          .as("byte %d, seed %d", i, seed)
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("damaged.gaz")
          .hasMessageContaining("compile");
    }
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Entries.gazetteer(directory, entry("1", "Abc", "place"));
    byte[] good = Files.readAllBytes(directory.resolve("test.gaz"));
    byte[] newer = good.clone();
    newer[FileFormat.VERSION_AT] = 9;

    assertThat(refusal(new byte[0])).contains("DamagedModel", "is cut off: it has only 0 bytes");
    assertThat(refusal("id\tname\tcategory\n".repeat(99).getBytes()))
        .contains("is not a compiled gazetteer");
    assertThat(refusal(java.util.Arrays.copyOf(good, good.length - 1)))
        .contains("should have %,d bytes and has %,d".formatted(good.length, good.length - 1))
        .contains("DamagedModel");
    byte[] altered = good.clone();
    altered[good.length - 1] ^= 1;
    assertThat(refusal(altered)).contains("DamagedModel", "is damaged: its checksum");
    assertThat(refusal(newer))
        .doesNotContain("DamagedModel")
        .contains("has format version 9, and this Copydesk reads 1");
    assertThatThrownBy(() -> new GazetteerLoader(directory.resolve("none.gaz")).load())
        .hasMessageContaining("none.gaz cannot be read; set gazetteer.file");
  }

  private String refusal(byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("other.gaz"), bytes);
    try {
      new GazetteerLoader(file).load();
      return "";
    } catch (ModelLoadException e) {
      return e.toString();
    }
  }

  private static int find(Gazetteer gazetteer, int scope, String name) {
    char[] chars = name.toCharArray();
    return gazetteer.find(scope, NameHash.add(0, chars, 0, chars.length), chars, 0, chars.length);
  }
}
