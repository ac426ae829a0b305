package news.copydesk.article.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import news.copydesk.article.registry.RegisteredSchema;
import news.copydesk.article.registry.SchemaRegistryClient;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one generated class. Any thread may call it: Kafka Streams gives one serializer
 * to all of its threads, so buffers are per thread.
 */
final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
  // A thread that once wrote a monstrous article does not keep its buffer.
  private static final int KEPT_BUFFER_BYTES = 1 << 20;
  private static final int FIRST_BUFFER_BYTES = 1 << 13;

  /** What a topic's records start with, and who writes the rest. */
  private record Target<T>(byte[] header, DatumWriter<T> writer) {}

  /** One thread's buffers. */
  private static final class Buffers {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BUFFER_BYTES);
    final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
  }

  private final Class<T> type;
  private final SchemaRegistryClient registry;
  private final SerdeOptions options;
  private final SpecificData data;
  private final Schema schema;
  private final Map<String, Target<T>> targets = new ConcurrentHashMap<>();

  @SuppressWarnings("ThreadLocalUsage") // belongs to this instance and goes with it
  private final ThreadLocal<Buffers> buffers = ThreadLocal.withInitial(Buffers::new);

  AvroSerializer(Class<T> type, SchemaRegistryClient registry, SerdeOptions options) {
    this.type = type;
    this.registry = registry;
    this.options = options;
    this.data = SpecificData.getForClass(type);
    this.schema = PublishedSchema.of(data.getSchema(type));
  }

  /**
   * Null for null. Throws OversizedRecordException, SerializationException for a record that its
   * schema cannot say (a required field is null), and what the registry client throws.
   */
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T datum) {
    if (datum == null) {
      return null;
    }
    Target<T> target = target(topic);
    byte[] record = encode(topic, target, datum);
    if (record.length > options.maxBytes()) {
      throw new OversizedRecordException(topic, record.length, options.maxBytes());
    }
    return record;
  }

  private byte[] encode(String topic, Target<T> target, T datum) {
    Buffers mine = buffers.get();
    mine.bytes.reset();
    boolean keep = false;
    try {
      mine.bytes.write(target.header());
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(mine.bytes, mine.encoder);
      target.writer().write(datum, encoder);
      encoder.flush();
      keep = mine.bytes.size() <= KEPT_BUFFER_BYTES;
      return mine.bytes.toByteArray();
    } catch (IOException | RuntimeException e) {
      // Avro throws whatever its walk through the record met: null, a class, a date out of range.
      throw new SerializationException(
          "A record for topic %s is no valid %s: %s"
              .formatted(topic, type.getSimpleName(), e.getMessage()),
          e);
    } finally {
      if (!keep) {
        buffers.remove(); // after a failure the encoder still holds the first part of the record
      }
    }
  }

  // Not computeIfAbsent: it would hold the map's lock while the registry is asked.
  private Target<T> target(String topic) {
    Target<T> known = targets.get(topic);
    if (known != null) {
      return known;
    }
    Target<T> found = resolve(options.part().subject(topic));
    targets.put(topic, found);
    return found;
  }

  private Target<T> resolve(String subject) {
    DatumWriter<T> own = new WellFormedWriter<>(schema, data);
    return switch (options.registration()) {
      case REGISTER -> new Target<>(WireFormat.header(registry.register(subject, schema)), own);
      case LOOKUP -> new Target<>(WireFormat.header(registry.lookup(subject, schema)), own);
      case LATEST -> {
        RegisteredSchema latest = registry.latest(subject);
        DatumWriter<T> writer =
            latest.schema().equals(schema) ? own : TranscodingWriter.between(own, schema, latest);
        yield new Target<>(WireFormat.header(latest.id()), writer);
      }
    };
  }
}
