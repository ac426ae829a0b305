package news.copydesk.cli.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Hands rows to Parquet, cell by cell. Every column is optional; times are milliseconds in UTC. */
final class RowWriter extends WriteSupport<List<@Nullable Object>> {

  private final List<Column> columns;
  private @Nullable RecordConsumer consumer;

  RowWriter(List<Column> columns) {
    this.columns = columns;
  }

  @Override
  public WriteContext init(Configuration configuration) {
    throw new UnsupportedOperationException("without Hadoop");
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema(), Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer records) {
    consumer = records;
  }

  @Override
  public void write(List<@Nullable Object> row) {
    RecordConsumer records = consumer;
    if (records == null) {
      throw new IllegalStateException("write before prepareForWrite");
    }
    records.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      Object cell = row.get(i);
      if (cell != null) {
        records.startField(columns.get(i).name(), i);
        write(records, columns.get(i).type(), cell);
        records.endField(columns.get(i).name(), i);
      }
    }
    records.endMessage();
  }

  private static void write(RecordConsumer records, Column.Type type, Object cell) {
    switch (type) {
      case TEXT -> records.addBinary(Binary.fromString(cell.toString()));
      case WHOLE -> records.addLong(((Number) cell).longValue());
      case NUMBER -> records.addDouble(((Number) cell).doubleValue());
      case TIME -> records.addLong(((Instant) cell).toEpochMilli());
      case TRUTH -> records.addBoolean((Boolean) cell);
    }
  }

  private MessageType schema() {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (Column column : columns) {
      switch (column.type()) {
        case TEXT ->
            message
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
        case WHOLE -> message.optional(PrimitiveTypeName.INT64).named(column.name());
        case NUMBER -> message.optional(PrimitiveTypeName.DOUBLE).named(column.name());
        case TIME ->
            message
                .optional(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                .named(column.name());
        case TRUTH -> message.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
      }
    }
    return message.named("copydesk");
  }
}
