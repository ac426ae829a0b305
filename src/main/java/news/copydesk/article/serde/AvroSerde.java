package news.copydesk.article.serde;

import news.copydesk.article.TrustedClasses;
import news.copydesk.article.registry.SchemaRegistryClient;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes one generated Avro class in Confluent's wire format, under subjects by topic
 * name. Any number of threads and topics may share one. The registry client stays the caller's to
 * close.
 *
 * @param <T> a class generated from {@code schemas/}
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
  private final AvroSerializer<T> serializer;
  private final AvroDeserializer<T> deserializer;

  /**
   * Asks the registry nothing yet. Makes the contract known to Avro, see {@link TrustedClasses}.
   */
  public AvroSerde(Class<T> type, SchemaRegistryClient registry, SerdeOptions options) {
    TrustedClasses.install();
    this.serializer = new AvroSerializer<>(type, registry, options);
    this.deserializer = new AvroDeserializer<>(type, registry);
  }

  /**
   * Throws {@link OversizedRecordException}, {@link
   * org.apache.kafka.common.errors.SerializationException} for a record its schema cannot say,
   * {@link news.copydesk.article.registry.RegistryUnavailableException} and {@link
   * news.copydesk.article.registry.RegistryRejectedException}.
   */
  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  /**
   * Throws {@link MalformedRecordException} for poison, {@link
   * news.copydesk.article.registry.RegistryUnavailableException} for a transient fault and {@link
   * news.copydesk.article.registry.RegistryRejectedException} where the registry refuses the client
   * itself.
   */
  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }
}
