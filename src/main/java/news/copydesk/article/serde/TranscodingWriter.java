package news.copydesk.article.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import news.copydesk.article.registry.RegisteredSchema;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Writes a record with a schema that is not its own, by Avro's rules of resolution. The plain
 * writer would not do: it takes a generated class's fields by position, so a schema with one more
 * field in the middle would shift all the others without an error.
 */
final class TranscodingWriter<T> implements DatumWriter<T> {
  private final DatumWriter<T> own;
  private final Schema ownSchema;
  private volatile Schema target;

  private TranscodingWriter(DatumWriter<T> own, Schema ownSchema, Schema target) {
    this.own = own;
    this.ownSchema = ownSchema;
    this.target = target;
  }

  /** Throws SerializationException where the schema cannot be filled from the record's own. */
  static <T> TranscodingWriter<T> between(
      DatumWriter<T> own, Schema ownSchema, RegisteredSchema target) {
    var check = SchemaCompatibility.checkReaderWriterCompatibility(target.schema(), ownSchema);
    if (check.getType() != SchemaCompatibilityType.COMPATIBLE) {
      throw new SerializationException(
          ("Version %d of subject %s, which is its newest, cannot be filled from %s: %s; register a"
                  + " compatible version, or do not ask for the latest")
              .formatted(
                  target.version(),
                  target.subject(),
                  ownSchema.getFullName(),
                  check.getResult().getIncompatibilities()));
    }
    return new TranscodingWriter<>(own, ownSchema, target.schema());
  }

  @Override
  public void setSchema(Schema schema) {
    this.target = schema;
  }

  @Override
  public void write(T datum, Encoder out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    own.write(datum, encoder);
    encoder.flush();
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(ownSchema, target)
            .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    new GenericDatumWriter<GenericRecord>(target).write(record, out);
  }
}
