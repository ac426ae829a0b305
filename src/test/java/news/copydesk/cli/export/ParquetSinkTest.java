package news.copydesk.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.SampleArticles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read by a reader of another make: DuckDB. */
@Timeout(180)
class ParquetSinkTest {

  @TempDir private Path dir;

  @Test
  void anotherReaderFindsEveryCellOfEveryArticle() throws Exception {
    EnrichedArticle full = SampleArticles.fullEnriched();
    EnrichedArticle bare = SampleArticles.bareEnriched();
    Path file = write(Rows.ARTICLES, List.of(full, bare));

    List<Map<String, @Nullable Object>> rows = read(file);

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).keySet())
        .containsExactlyElementsOf(Rows.ARTICLES.columns().stream().map(Column::name).toList());
    assertThat(texts(rows.get(0))).containsExactlyElementsOf(cells(Rows.ARTICLES, full).get(0));
    assertThat(texts(rows.get(1))).containsExactlyElementsOf(cells(Rows.ARTICLES, bare).get(0));
  }

  @Test
  void columnsHaveTypes() throws Exception {
    Path file = write(Rows.ARTICLES, List.of(SampleArticles.fullEnriched()));

    Map<String, String> types = types(file);

    assertThat(types)
        .containsEntry("id", "VARCHAR")
        .containsEntry("revision", "BIGINT")
        .containsEntry("complete", "BOOLEAN")
        .containsEntry("published_at", "TIMESTAMP WITH TIME ZONE");
    assertThat(types(write(Rows.ENTITIES, List.of()))).containsEntry("latitude", "DOUBLE");
  }

  @Test
  void writesARowForEachEntity() throws Exception {
    EnrichedArticle full = SampleArticles.fullEnriched();
    Path file = write(Rows.ENTITIES, List.of(full, SampleArticles.bareEnriched()));

    List<Map<String, @Nullable Object>> rows = read(file);

    assertThat(rows).hasSameSizeAs(full.getEntities());
    for (int i = 0; i < rows.size(); i++) {
      assertThat(texts(rows.get(i))).containsExactlyElementsOf(cells(Rows.ENTITIES, full).get(i));
    }
  }

  @Test
  void compresses() throws Exception {
    EnrichedArticle article = SampleArticles.fullEnriched();
    article.setBody("The same again. ".repeat(10_000));

    assertThat(Files.size(write(Rows.ARTICLES, List.of(article)))).isLessThan(20_000);
  }

  @Test
  void doesNotOverwrite() throws Exception {
    Path file = Files.writeString(dir.resolve("there"), "mine");

    assertThatThrownBy(() -> new ParquetSink(Rows.ARTICLES, file))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
  }

  private Path write(Rows rows, List<EnrichedArticle> articles) throws Exception {
    Path file = dir.resolve(rows + "" + articles.size() + ".parquet");
    try (ParquetSink sink = new ParquetSink(rows, file)) {
      for (EnrichedArticle article : articles) {
        sink.write(article);
      }
    }
    return file;
  }

  private static List<List<String>> cells(Rows rows, EnrichedArticle article) {
    return rows.of(article).stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.toList()))
        .collect(Collectors.toList());
  }

  private static List<String> texts(Map<String, @Nullable Object> row) {
    return row.values().stream()
        .map(
            cell ->
                cell instanceof java.time.OffsetDateTime time
                    ? time.toInstant().toString()
                    : String.valueOf(cell))
        .toList();
  }

  private static List<Map<String, @Nullable Object>> read(Path file) throws SQLException {
    return ask("SELECT * FROM read_parquet('%s')".formatted(file));
  }

  private static Map<String, String> types(Path file) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> row :
        ask("DESCRIBE SELECT * FROM read_parquet('%s')".formatted(file))) {
      types.put(String.valueOf(row.get("column_name")), String.valueOf(row.get("column_type")));
    }
    return types;
  }

  private static List<Map<String, @Nullable Object>> ask(String sql) throws SQLException {
    assumeTrue(
        DriverManager.drivers().anyMatch(driver -> driver.getClass().getName().contains("duckdb")),
        "DuckDB is not fetched with -Dquick; nobody of another make reads the file");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      while (answer.next()) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
          row.put(answer.getMetaData().getColumnName(i), answer.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
