package news.copydesk.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.GazetteerLink;
import news.copydesk.article.Mention;
import news.copydesk.article.Provenance;
import news.copydesk.article.Section;
import news.copydesk.article.Sentiment;
import news.copydesk.article.SentimentLabel;
import news.copydesk.article.Topic;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Enriched articles as Avro binary without a registry's header. */
final class PlainAvro implements Deserializer<EnrichedArticle> {
  private final SpecificDatumReader<EnrichedArticle> reader =
      new SpecificDatumReader<>(
          EnrichedArticle.getClassSchema(), EnrichedArticle.getClassSchema(), new KnownClasses());

  static byte[] encode(EnrichedArticle article) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<>(EnrichedArticle.class).write(article, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public EnrichedArticle deserialize(String topic, byte[] data) {
    try {
      return reader.read(null, DecoderFactory.get().binaryDecoder(data, null));
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("no enriched article", e);
    }
  }

  /**
   * Avro 1.12.2 loads no class by name that is not declared as trusted, so it need not load any.
   */
  private static final class KnownClasses extends SpecificData {
    private final Map<String, Class<?>> classes =
        List.of(
                EnrichedArticle.class,
                Entity.class,
                Mention.class,
                Section.class,
                GazetteerLink.class,
                Sentiment.class,
                SentimentLabel.class,
                Topic.class,
                Provenance.class,
                AnnotationStatus.class)
            .stream()
            .collect(Collectors.toMap(Class::getName, Function.identity()));

    KnownClasses() {
      addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class getClass(Schema schema) {
      boolean named =
          schema.getType() == Schema.Type.RECORD || schema.getType() == Schema.Type.ENUM;
      Class<?> known = named ? classes.get(schema.getFullName()) : null;
      return known == null ? super.getClass(schema) : known;
    }
  }
}
