package news.copydesk.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.sink.RecordDecoder.UnusableRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordDecoderTest {
  private final RecordDecoder decoder = new RecordDecoder(new PlainAvro());

  @Test
  void readsAnEnrichedArticle() throws Exception {
    EnrichedArticle article = SampleArticles.full("a", 1);

    assertThat(decoder.decode(record(PlainAvro.encode(article)))).isEqualTo(article);
  }

  @Test
  void refusesANullValue() {
    assertThatThrownBy(() -> decoder.decode(record(null)))
        .isInstanceOf(UnusableRecordException.class)
        .hasMessage("the value is null");
  }

  @Test
  void refusesForeignBytes() {
    assertThatThrownBy(() -> decoder.decode(record(new byte[] {0, 1, 2})))
        .isInstanceOf(UnusableRecordException.class)
        .hasMessageContaining("no enriched article");
  }

  @Test
  void refusesAnIdThatIsBlankOrTooLongForAnIndex() throws Exception {
    String longest = "é".repeat(1_000);

    assertThat(decoder.decode(article(longest)).getId()).isEqualTo(longest);
    assertThatThrownBy(() -> decoder.decode(article(longest + "x")))
        .isInstanceOf(UnusableRecordException.class)
        .hasMessageContaining("2000 bytes");
    assertThatThrownBy(() -> decoder.decode(article(" ")))
        .isInstanceOf(UnusableRecordException.class)
        .hasMessageContaining("blank");
  }

  static Stream<Throwable> outages() {
    return Stream.of(
        new TimeoutException("registry"),
        new ConnectException("refused"),
        new HttpTimeoutException("slow"));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void tellsAnAbsentRegistryFromBadBytes(Throwable outage) {
    RecordDecoder away =
        new RecordDecoder(
            failing(new SerializationException("schema 7", new IllegalStateException(outage))));

    assertThatThrownBy(() -> away.decode(record(new byte[1])))
        .isInstanceOf(RegistryAwayException.class)
        .hasMessageContaining(String.valueOf(outage.getMessage()));
  }

  @Test
  void takesATruncatedValueForBadBytes() {
    RecordDecoder truncated =
        new RecordDecoder(failing(new SerializationException(new EOFException())));

    assertThatThrownBy(() -> truncated.decode(record(new byte[1])))
        .isInstanceOf(UnusableRecordException.class);
  }

  private static Deserializer<EnrichedArticle> failing(RuntimeException failure) {
    return (topic, data) -> {
      throw failure;
    };
  }

  private static ConsumerRecord<byte[], byte[]> article(String id) {
    return record(PlainAvro.encode(SampleArticles.full(id, 0)));
  }

  private static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] value) {
    return new ConsumerRecord<>("articles.enriched", 0, 0, null, value);
  }
}
