package news.copydesk.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Confluent's wire format with schema id 7 and no registry, enough for these tests. */
final class AvroArticles {

  static final byte[] HEADER = {0, 0, 0, 0, 7};

  private AvroArticles() {}

  /** Finds our classes without asking for Avro's process-wide list of trusted ones. */
  private static SpecificData data() {
    SpecificData data =
        new SpecificData(AvroArticles.class.getClassLoader()) {
          @Override
          @SuppressWarnings("rawtypes")
          public Class getClass(Schema schema) {
            try {
              return switch (schema.getType()) {
                case RECORD, ENUM -> Class.forName(schema.getFullName());
                default -> super.getClass(schema);
              };
            } catch (ClassNotFoundException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    data.addLogicalTypeConversion(new TimestampMillisConversion());
    return data;
  }

  static <T extends SpecificRecord> Serializer<T> serializer() {
    return (topic, record) -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(HEADER);
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      try {
        new SpecificDatumWriter<T>(record.getSchema(), data()).write(record, encoder);
        encoder.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    };
  }

  static <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
    return (topic, bytes) -> {
      if (!Arrays.equals(HEADER, 0, 5, bytes, 0, Math.min(5, bytes.length))) {
        throw new SerializationException("not the wire format");
      }
      try {
        Schema schema = data().getSchema(type);
        return new SpecificDatumReader<T>(schema, schema, data())
            .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
      } catch (IOException e) {
        throw new SerializationException("cut short", e);
      }
    };
  }
}
