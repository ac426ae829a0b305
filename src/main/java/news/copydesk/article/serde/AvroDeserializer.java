package news.copydesk.article.serde;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import news.copydesk.article.registry.RegistryUnavailableException;
import news.copydesk.article.registry.SchemaRegistryClient;
import news.copydesk.article.registry.UnknownSchemaException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one generated class, whatever schema they were written with, by Avro's rules of
 * resolution. Any thread may call it: Kafka Streams gives one deserializer to all of its threads,
 * so decoders are per thread.
 */
final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
  /** One thread's decoder, and its readers by the writer's schema id. */
  private static final class Decoding<T> {
    final BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);
    final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
  }

  private final Class<T> type;
  private final SchemaRegistryClient registry;
  private final SpecificData data;
  private final Schema schema;

  @SuppressWarnings("ThreadLocalUsage") // belongs to this instance and goes with it
  private final ThreadLocal<Decoding<T>> decoding = ThreadLocal.withInitial(Decoding::new);

  AvroDeserializer(Class<T> type, SchemaRegistryClient registry) {
    this.type = type;
    this.registry = registry;
    this.data = SpecificData.getForClass(type);
    this.schema = data.getSchema(type);
  }

  /**
   * Null for null. Throws {@link MalformedRecordException} for bytes that can never be read, {@link
   * RegistryUnavailableException} when the writer's schema cannot be had now, and {@link
   * news.copydesk.article.registry.RegistryRejectedException} when the registry refuses us, which
   * says nothing about the record.
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] record) {
    if (record == null) {
      return null;
    }
    int id = WireFormat.schemaId(topic, record);
    Decoding<T> mine = decoding.get();
    SpecificDatumReader<T> known = mine.readers.get(id);
    if (known != null) {
      return decode(topic, record, id, known, mine.decoder);
    }
    SpecificDatumReader<T> reader = new SpecificDatumReader<>(writer(topic, id), schema, data);
    T datum = decode(topic, record, id, reader, mine.decoder);
    mine.readers.put(id, reader); // only once it has read something, so that poison fills no cache
    return datum;
  }

  private Schema writer(String topic, int id) {
    try {
      return registry.schemaById(id);
    } catch (UnknownSchemaException e) {
      throw new MalformedRecordException(
          "A record on topic %s names schema id %d, which the registry cannot give: %s"
              .formatted(topic, id, e.getMessage()),
          e);
    }
  }

  // Avro 1.12 checks every length against the bytes that are left before it allocates (AVRO-4144
  // and
  // others).
  private T decode(
      String topic, byte[] record, int id, SpecificDatumReader<T> reader, BinaryDecoder reused) {
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                record, WireFormat.HEADER_BYTES, record.length - WireFormat.HEADER_BYTES, reused);
    T datum;
    boolean atEnd;
    try {
      // The cast is a check: a writer's schema may be no record at all.
      datum = type.cast(reader.read(null, decoder));
      atEnd = decoder.isEnd();
    } catch (SecurityException e) {
      throw e; // Avro was not told of our classes: no fault of the record
    } catch (IOException | RuntimeException e) {
      // Garbage makes Avro throw nearly anything; whatever it is, these bytes will do it again.
      throw new MalformedRecordException(
          "A record on topic %s, %d bytes with schema id %d (%s), cannot be read as %s: %s"
              .formatted(
                  topic,
                  record.length,
                  id,
                  reader.getSchema().getFullName(),
                  type.getSimpleName(),
                  describe(e)),
          e);
    }
    if (!atEnd) {
      throw new MalformedRecordException(
          "A record on topic %s, %d bytes with schema id %d (%s), goes on after its end; was it written with another schema than it names?"
              .formatted(topic, record.length, id, reader.getSchema().getFullName()));
    }
    return datum;
  }

  private static String describe(Exception e) {
    String kind = e.getClass().getSimpleName();
    return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
  }
}
