package news.copydesk.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import news.copydesk.cli.export.ArticleSink;
import news.copydesk.cli.export.CsvSink;
import news.copydesk.cli.export.JsonLinesSink;
import news.copydesk.cli.export.ParquetSink;
import news.copydesk.cli.export.Rows;
import news.copydesk.ingest.Progress;
import news.copydesk.sink.ArticleScan;
import news.copydesk.sink.Database;
import news.copydesk.sink.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the database's articles into a file. */
@Command(
    name = "export",
    description =
        "Write the enriched articles of the database into a file: JSON Lines with everything, or CSV"
            + " or Parquet with a row per article or per entity.",
    footer = {
      "%nExample:",
      "  copydesk export november.jsonl --from 2026-11-01 --to 2026-11-30",
      "  copydesk export --format csv --rows entities names.csv",
      "  copydesk export --format parquet --rows entities names.parquet",
      "  copydesk export - --source Herald | jq .title"
    })
final class ExportCommand implements Callable<Integer> {

  private static final String STDOUT = "-";

  /** How the file is written. */
  enum Format {
    JSONL,
    CSV,
    PARQUET;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;

  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Mixin private PeriodOptions days = new PeriodOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "Where to; - is standard output. A file that is there is not overwritten.")
  private String file = STDOUT;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.JSONL;

  @Option(
      names = "--rows",
      paramLabel = "WHAT",
      defaultValue = "articles",
      description =
          "CSV, Parquet: a row for each of articles or entities (default: ${DEFAULT-VALUE}).")
  private Rows rows = Rows.ARTICLES;

  @Option(
      names = "--source",
      paramLabel = "OUTLET",
      defaultValue = "",
      description = "Only articles of this outlet.")
  private String source = "";

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Period period = days.period();
    if (format == Format.PARQUET && file.equals(STDOUT)) {
      console
          .err()
          .println("copydesk export: name a file for Parquet; its end points to its parts");
      return ExitCode.USAGE;
    }
    if (!file.equals(STDOUT) && Files.exists(Path.of(file))) {
      console
          .err()
          .println(
              "copydesk export: %s is there already; name another, or remove it".formatted(file));
      return ExitCode.FAILED;
    }
    Path directory = Path.of(file).toAbsolutePath().getParent();
    if (!file.equals(STDOUT) && directory != null && !Files.isDirectory(directory)) {
      console
          .err()
          .println(
              "copydesk export: there is no directory %s; make it, or name another file"
                  .formatted(directory));
      return ExitCode.FAILED;
    }
    try (Database database = options.open(console)) {
      if (file.equals(STDOUT)) {
        // Not closed: it is the process's.
        export(new ArticleScan(database), period, console.out());
        return ExitCode.OK;
      }
      long articles = intoFile(new ArticleScan(database), period);
      console.out().println("exported %d articles to %s".formatted(articles, file));
      return ExitCode.OK;
    }
  }

  /** Under another name until it is whole: half an export looks like one. */
  private long intoFile(ArticleScan scan, Period period) throws IOException {
    Path whole = Path.of(file).toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      long articles = into(part, scan, period);
      Files.move(part, whole);
      return articles;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private long into(Path part, ArticleScan scan, Period period) throws IOException {
    if (format == Format.PARQUET) {
      return export(scan, period, new ParquetSink(rows, part));
    }
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      return export(scan, period, out);
    }
  }

  private long export(ArticleScan scan, Period period, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    long articles = export(scan, period, textSink(writer));
    writer.flush();
    return articles;
  }

  private long export(ArticleScan scan, Period period, ArticleSink into) throws IOException {
    AtomicLong articles = new AtomicLong();
    try (ArticleSink sink = into;
        Progress progress = console.progress("exporting", "articles")) {
      progress.expect(scan.count(period, source));
      scan.read(
          period,
          source,
          article -> {
            try {
              sink.write(article);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            articles.incrementAndGet();
            progress.advance(1);
          });
    }
    return articles.get();
  }

  private ArticleSink textSink(Writer writer) throws IOException {
    return format == Format.CSV ? new CsvSink(rows, writer) : new JsonLinesSink(writer);
  }
}
