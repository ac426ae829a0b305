package news.copydesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import news.copydesk.ingest.ArticleKey;
import news.copydesk.ingest.ArticleReader;
import news.copydesk.ingest.ArticleSource;
import news.copydesk.ingest.CsvColumns;
import news.copydesk.ingest.CsvReader;
import news.copydesk.ingest.NinjsReader;
import news.copydesk.ingest.feed.FeedArticles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How files are read. */
final class SourceOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "auto",
      description =
          "${COMPLETION-CANDIDATES}; auto goes by the name: .csv, .xml .rss .atom or an address"
              + " (feed), .json (ninjs), anything else (jsonl).")
  private SourceFormat format = SourceFormat.AUTO;

  @Option(
      names = "--column",
      paramLabel = "FIELD=HEADING",
      description =
          "CSV: the column that holds a field (id, title, body, url, source, publishedAt, …), where"
              + " its heading is another; may be repeated. Other columns become attributes.")
  private @Nullable Map<String, String> columns;

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      defaultValue = ",",
      description = "CSV: what stands between columns; \\t is a tab (default: ${DEFAULT-VALUE}).")
  private String separator = ",";

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      converter = EncodingName.class,
      description =
          "CSV: what it is written in, where that is not UTF-8 (or UTF-16 with its mark):"
              + " windows-1252, for instance.")
  private @Nullable Charset encoding;

  @Option(
      names = "--source",
      paramLabel = "OUTLET",
      description = "Feeds: the articles' outlet; the feed's title where none is given.")
  private @Nullable String source;

  @Option(
      names = "--key",
      paramLabel = "FIELD",
      defaultValue = "id",
      description =
          "What identifies an article, and becomes its id and the record's key: id, url, or an"
              + " attribute (default: ${DEFAULT-VALUE}).")
  private String key = "id";

  SourceFormat formatOf(String argument) {
    return format.of(argument);
  }

  ArticleKey key() {
    return new ArticleKey(key);
  }

  FeedArticles feeds() {
    return new FeedArticles(Optional.ofNullable(source));
  }

  /** Opens what is no feed. */
  ArticleSource open(String argument, InputStream stdin) throws IOException {
    if (formatOf(argument) == SourceFormat.JSONL || formatOf(argument) == SourceFormat.FEED) {
      return ArticleReader.openAnyId(argument, stdin);
    }
    CsvColumns mapping = mapping();
    char between = separator();
    boolean standard = argument.equals(ArticleReader.STDIN);
    InputStream in = standard ? stdin : Files.newInputStream(Path.of(argument));
    String name = standard ? "stdin" : argument;
    return formatOf(argument) == SourceFormat.CSV
        ? csv(name, in, between, mapping)
        : NinjsReader.of(name, in);
  }

  private CsvReader csv(String name, InputStream in, char between, CsvColumns mapping)
      throws IOException {
    CsvReader reader = CsvReader.of(name, in, between, mapping, Optional.ofNullable(encoding));
    try {
      reader.require(key);
      return reader;
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  private CsvColumns mapping() {
    try {
      return new CsvColumns(Objects.requireNonNullElse(columns, Map.of()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--column: " + e.getMessage());
    }
  }

  private char separator() {
    String given = separator.equals("\\t") ? "\t" : separator;
    if (given.length() != 1) {
      throw new ParameterException(
          spec.commandLine(), "--separator is one character, or \\t for a tab");
    }
    return given.charAt(0);
  }
}
