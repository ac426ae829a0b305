package news.copydesk.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import news.copydesk.annotation.gazetteer.EntryFile;
import news.copydesk.annotation.gazetteer.EntryReader;
import news.copydesk.annotation.gazetteer.GeoNamesReader;
import news.copydesk.annotation.gazetteer.OsmReader;
import news.copydesk.annotation.gazetteer.TsvWriter;
import news.copydesk.ingest.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns others' data into the gazetteer's TSV. */
@Command(
    name = "import",
    description = "Turn GeoNames' or OpenStreetMap's data into TSV for 'gazetteer compile'.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "%nExample:",
      "  copydesk gazetteer import geonames cities15000.txt --out cities.tsv",
      "  copydesk gazetteer import osm boone.csv --scope \"Columbia Daily\" --out boone.tsv"
    })
final class GazetteerImportCommand {

  /** What both have in common. */
  static final class ImportOptions {

    @Parameters(paramLabel = "FILE", description = "The file to import, plain or .gz.")
    private Path file = Path.of("");

    @Option(
        names = {"-o", "--out"},
        paramLabel = "FILE",
        required = true,
        description = "The TSV file; replaced if it is there.")
    private Path out = Path.of("");

    @Option(
        names = "--scope",
        paramLabel = "SOURCE",
        description = "The entries are this source's own; may be repeated. For all where none.")
    private List<String> scopes = List.of();

    int carry(Console console, EntryReader reader) throws IOException {
      EntryLines lines;
      try (Progress progress = console.progress("importing", "entries");
          BufferedWriter writer = Files.newBufferedWriter(out)) {
        TsvWriter tsv = new TsvWriter(writer);
        lines =
            new EntryLines(
                progress,
                entry -> {
                  try {
                    tsv.write(entry);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
        EntryFile.read(file, reader, lines.of(file.toString()));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      console
          .out()
          .println(
              "imported %d entries, bad lines %d: %s".formatted(lines.good(), lines.bad(), out));
      return lines.exitCode();
    }
  }

  /** From GeoNames. */
  @Command(
      name = "geonames",
      description =
          "Import GeoNames' dump format (allCountries.txt, cities15000.txt), or an extract whose"
              + " first line names its columns.",
      footer = {
        "%nExample:",
        "  copydesk gazetteer import geonames DE.txt --min-population 1000 --out de.tsv"
      })
  static final class GeoNames implements Callable<Integer> {

    private final Console console;

    @Mixin private ImportOptions files = new ImportOptions();

    @Option(
        names = "--min-population",
        paramLabel = "PEOPLE",
        defaultValue = "0",
        description = "Leave out populated places with fewer people.")
    private long leastPeople;

    @Option(
        names = "--country",
        paramLabel = "CODE",
        description = "Only this country (ISO 3166-1 alpha-2); may be repeated.")
    private Set<String> countries = Set.of();

    GeoNames(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      return files.carry(console, new GeoNamesReader(leastPeople, countries, files.scopes));
    }
  }

  /** From OpenStreetMap. */
  @Command(
      name = "osm",
      description =
          "Import an OpenStreetMap extract as CSV: the first line names the columns, @id, @lat,"
              + " @lon, name, and the tags that say what it is.",
      footer = {
        "%nExample:",
        "  copydesk gazetteer import osm boone.csv --country US --scope \"Columbia Daily\" -o"
            + " boone.tsv"
      })
  static final class Osm implements Callable<Integer> {

    private final Console console;

    @Mixin private ImportOptions files = new ImportOptions();

    @Option(
        names = "--country",
        paramLabel = "CODE",
        description = "The country that all of it lies in (ISO 3166-1 alpha-2).")
    private @Nullable String country;

    Osm(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      return files.carry(console, new OsmReader(files.scopes, Optional.ofNullable(country)));
    }
  }
}
