package news.copydesk.cli.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import news.copydesk.article.EnrichedArticle;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file with typed columns, compressed with gzip. A file without its end, which {@link
 * #close} writes, is none.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Apache Parquet</a>
 */
public final class ParquetSink implements ArticleSink {

  /** In memory until it is written; Parquet's own 128 MiB is for larger heaps. */
  private static final long ROW_GROUP = 16L << 20;

  private final Rows rows;
  private final ParquetWriter<List<@Nullable Object>> writer;

  /**
   * Creates the file.
   *
   * @throws IOException if it is there already, or cannot be made
   */
  public ParquetSink(Rows rows, Path file) throws IOException {
    this.rows = rows;
    this.writer =
        new Builder(new LocalOutputFile(file), rows.columns())
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new GzipPages())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withRowGroupSize(ROW_GROUP)
            .build();
  }

  @Override
  public void write(EnrichedArticle article) throws IOException {
    for (List<@Nullable Object> row : rows.of(article)) {
      writer.write(row);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder
      extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {

    private final List<Column> columns;

    Builder(OutputFile file, List<Column> columns) {
      super(file);
      this.columns = columns;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration configuration) {
      return new RowWriter(columns);
    }

    @Override
    protected WriteSupport<List<@Nullable Object>> getWriteSupport(
        ParquetConfiguration configuration) {
      return new RowWriter(columns);
    }
  }
}
