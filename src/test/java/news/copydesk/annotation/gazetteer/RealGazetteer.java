package news.copydesk.annotation.gazetteer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A gazetteer of real size: the cities of GeoNames over 15,000 people, and what a newsroom project
 * collected around 65 outlets in Missouri.
 */
final class RealGazetteer {

  private static final Path DATA = Path.of("../shared/data/gazetteer");
  private static final Path CITIES = DATA.resolve("geonames_cities15000.tsv");
  private static final Path OUTLETS = DATA.resolve("mizzou_sources.tsv");
  private static final Path LOCAL = DATA.resolve("mizzou_osm_gazetteer.tsv");

  private RealGazetteer() {}

  static void assumeThere() {
    for (Path file : List.of(CITIES, OUTLETS, LOCAL)) {
      assumeTrue(Files.exists(file), () -> file + " is not there: skipped");
    }
  }

  /** Compiles it into a file of this directory; tells how many entries it has. */
  static int compile(Path file) throws IOException {
    GazetteerCompiler compiler = new GazetteerCompiler();
    EntryFile.read(
        CITIES,
        new GeoNamesReader(0, Set.of(), List.of()),
        line -> {
          if (line instanceof EntryLine.Good good) {
            compiler.add(good.entry());
          }
        });
    Map<String, String> outlets = outlets();
    List<String> lines = Files.readAllLines(LOCAL);
    for (int i = 1; i < lines.size(); i++) {
      String[] fields = lines.get(i).split("\t");
      if (!NormalisedText.normalise(fields[2]).isEmpty()) {
        compiler.add(
            Entries.entry(
                "local:" + i, fields[2], fields[1], outlets.getOrDefault(fields[0], fields[0])));
      }
    }
    compiler.compile("gazetteer", "real").write(file);
    return compiler.size();
  }

  /** Names of the outlets by number. */
  static Map<String, String> outlets() throws IOException {
    Map<String, String> outlets = new HashMap<>();
    for (String line : Files.readAllLines(OUTLETS)) {
      String[] fields = line.split("\t");
      outlets.put(fields[0], fields[1]);
    }
    return outlets;
  }
}
