package news.copydesk.cli.export;

import java.io.IOException;
import java.util.List;
import news.copydesk.article.EnrichedArticle;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values by RFC 4180, with a heading; what is unknown is empty. Cells are the text
 * as it is: a spreadsheet may take one that begins with {@code =} for a formula.
 */
public final class CsvSink implements ArticleSink {

  private final Rows rows;
  private final CSVPrinter printer;

  /** Writes there; the writer stays the caller's to close. */
  public CsvSink(Rows rows, Appendable out) throws IOException {
    this.rows = rows;
    this.printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(rows.columns().stream().map(Column::name).toList());
  }

  @Override
  public void write(EnrichedArticle article) throws IOException {
    for (List<@Nullable Object> row : rows.of(article)) {
      printer.printRecord(row);
    }
  }

  @Override
  public void close() throws IOException {
    printer.flush();
  }
}
