package news.copydesk.annotation.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryReaderTest {

  private static final String HEADER =
      "id\tname\taliases\tcategory\tlat\tlon\tpopulation\tcountry\tscope\n";

  @Test
  void readsTheColumnsOfTheTsv() throws IOException {
    List<EntryLine> lines =
        read(
            new TsvReader(),
            HEADER + "1\tAbc\tA| b |\tPlace\t1.5\t-2\t30\tUS\tX|Y\n\n2\tDe\t\tz\n");

    GazetteerEntry full = good(lines.get(0));
    assertThat(full.aliases()).containsExactly("A", "b");
    assertThat(full.category()).isEqualTo("place");
    assertThat(full.latitude()).hasValue(1.5);
    assertThat(full.longitude()).hasValue(-2);
    assertThat(full.population()).isEqualTo(30);
    assertThat(full.country()).hasValue("US");
    assertThat(full.scopes()).containsExactly("X", "Y");
    assertThat(good(lines.get(1)).name()).isEqualTo("De");
    assertThat(lines).hasSize(2);
  }

  @Test
  void writesWhatItReads() throws IOException {
    GazetteerEntry entry =
        new GazetteerEntry(
            "1",
            "A\tb|c",
            List.of("x", "y"),
            "place",
            java.util.OptionalDouble.of(-12.3456789),
            java.util.OptionalDouble.of(0.001),
            5_000_000_000L,
            Optional.of("XK"),
            List.of("S"));
    StringBuilder text = new StringBuilder();

    new TsvWriter(text).write(entry);

    GazetteerEntry read = good(read(new TsvReader(), text.toString()).get(0));
    assertThat(read.name()).isEqualTo("A b c");
    assertThat(read).usingRecursiveComparison().ignoringFields("name").isEqualTo(entry);
  }

  @Test
  void saysWhatIsWrongWithALine() throws IOException {
    List<EntryLine> lines =
        read(
            new TsvReader(),
            HEADER
                + "\tA\t\tplace\n"
                + "1\t--\t\tplace\n"
                + "1\tA\t\t\n"
                + "1\tA\t\tplace\t91\t0\n"
                + "1\tA\t\tplace\t1\n"
                + "1\tA\t\tplace\tnorth\t1\n"
                + "1\tA\t\tplace\t1\t1\t1e3\n"
                + "1\tA\t\tplace\t1\t1\t1\tusa\n"
                + "1\tA\t\tplace\t1\t1\t1\tUS\t\tmore\n");

    assertThat(lines.stream().map(line -> ((EntryLine.Bad) line).problem()))
        .satisfiesExactly(
            p -> assertThat(p).contains("id is empty"),
            p -> assertThat(p).contains("name has no letter"),
            p -> assertThat(p).contains("category is empty"),
            p -> assertThat(p).contains("lat is not between"),
            p -> assertThat(p).contains("lat and lon: give both"),
            p -> assertThat(p).contains("lat is 'north'"),
            p -> assertThat(p).contains("population is '1e3'"),
            p -> assertThat(p).contains("country is not two capital letters"),
            p -> assertThat(p).contains("10 fields, but only 9 columns"));
    assertThat(((EntryLine.Bad) lines.get(8)).number()).isEqualTo(10);
  }

  @Test
  void refusesAFileOfAnotherKind(@TempDir Path directory) throws IOException {
    Path latin1 =
        Files.write(
            directory.resolve("l.tsv"),
            (HEADER + "1\tMünchen\t\tplace\n").getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> read(new TsvReader(), "")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> read(new TsvReader(), "id\tnom\n"))
        .hasMessageContaining("column 2 is 'nom'");
    assertThatThrownBy(() -> read(new TsvReader(), "id\tname\n"))
        .hasMessageContaining("has no column category");
    assertThatThrownBy(() -> EntryFile.read(latin1, new TsvReader(), line -> {}))
        .hasMessageContaining("not in UTF-8");
    assertThatThrownBy(() -> read(new GeoNamesReader(0, Set.of(), List.of()), "a,b\n"))
        .hasMessageContaining("is not GeoNames'");
    assertThatThrownBy(() -> read(new OsmReader(List.of(), Optional.empty()), "id,names\n"))
        .hasMessageContaining("no column 'name'");
  }

  @Test
  void readsGeoNamesDump() throws IOException {
    String rest = "\t\t\t\t\t\t%d\t\t\t\t\n";
    String dump =
        ("11\tKøbenhavn\tKobenhavn\tCPH,Copenhague,http://x\t55.6\t12.5\tP\tPPLC\tDK" + rest)
                .formatted(600_000)
            + ("12\tDanmark\tDanmark\t\t56\t10\tA\tPCLI\tDK" + rest).formatted(5_000_000)
            + ("13\tLille By\tLille By\t\t56\t10\tP\tPPL\tDK" + rest).formatted(10)
            + ("14\tVej\tVej\t\t56\t10\tR\tRD\tDK" + rest).formatted(0)
            + ("15\tRigshospitalet\t\t\t56\t10\tS\tHSP\tDK" + rest).formatted(0)
            + ("16\tOslo\tOslo\t\t59\t10\tP\tPPLC\tNO" + rest).formatted(700_000)
            + ("17\tBad\tBad\t\tx\t10\tP\tPPL\tDK" + rest).formatted(700_000);

    List<EntryLine> lines = read(new GeoNamesReader(1000, Set.of("DK"), List.of("Avis")), dump);

    GazetteerEntry city = good(lines.get(0));
    assertThat(city.id()).isEqualTo("geonames:11");
    assertThat(city.aliases()).containsExactly("Kobenhavn", "Copenhague");
    assertThat(city.scopes()).containsExactly("Avis");
    assertThat(city.population()).isEqualTo(600_000);
    assertThat(good(lines.get(1)).category()).isEqualTo("country");
    assertThat(good(lines.get(2)).category()).isEqualTo("healthcare");
    assertThat(lines.get(3))
        .isEqualTo(
            new EntryLine.Bad(7, "latitude is 'x'; write decimal degrees, for example 38.95"));
    assertThat(lines).hasSize(4);
  }

  @Test
  void readsOpenStreetMapExtracts() throws IOException {
    String csv =
        """
        @type\t@id\t@lat\t@lon\tname\tamenity\tshop\talt_name\tplace\tpopulation
        node\t1\t38.9\t-92.3\tMain Library\tlibrary\t\tThe Library; Books\t\t
        way\t2\t38.9\t-92.3\tCorner "Shop"\t\tbakery\t\t\t
        node\t3\t38.9\t-92.3\t\tschool\t\t\t\t
        node\t4\t38.9\t-92.3\tBench 5\tbench\t\t\t\t
        node\t5\t38.9\t-92.3\tRocheport\t\t\t\tvillage\t1,201
        node\t5\t38.9\t-92.3\tRocheport\t\t\t\tvillage\t1,201
        node\t6\t138.9\t-92.3\tNowhere\thospital\t\t\t\t
        """;

    List<EntryLine> lines =
        read(new OsmReader(List.of("Daily"), Optional.of("US")), csv.replace("\"", ""));

    assertThat(good(lines.get(0)).id()).isEqualTo("osm:node/1");
    assertThat(good(lines.get(0)).category()).isEqualTo("government");
    assertThat(good(lines.get(0)).aliases()).containsExactly("The Library", "Books");
    assertThat(good(lines.get(1)).category()).isEqualTo("business");
    assertThat(good(lines.get(2)).population()).isEqualTo(1201);
    assertThat(good(lines.get(2)).country()).hasValue("US");
    assertThat(good(lines.get(2)).scopes()).containsExactly("Daily");
    assertThat(((EntryLine.Bad) lines.get(3)).problem()).contains("lat is not between");
    assertThat(lines).hasSize(4);
  }

  @Test
  void readsQuotedCommas() throws IOException {
    List<EntryLine> lines =
        read(
            new OsmReader(List.of(), Optional.empty()),
            "osm_id,name,tourism\n7,\"Park, Museum\",museum\n");

    assertThat(good(lines.get(0)).name()).isEqualTo("Park, Museum");
    assertThat(good(lines.get(0)).id()).isEqualTo("osm:7");
    assertThat(good(lines.get(0)).category()).isEqualTo("landmark");
  }

  private static List<EntryLine> read(EntryReader reader, String text) throws IOException {
    List<EntryLine> lines = new ArrayList<>();
    reader.read(new BufferedReader(new StringReader(text)), "test", lines::add);
    return lines;
  }

  private static GazetteerEntry good(EntryLine line) {
    assertThat(line).isInstanceOf(EntryLine.Good.class);
    return ((EntryLine.Good) line).entry();
  }
}
