package news.copydesk.article.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import news.copydesk.article.EnrichedArticle;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class NamedSerdeTest {
  /** Knows what it was configured with. */
  public static final class Remembering extends Serdes.WrapperSerde<String> {
    private String seen = "";

    public Remembering() {
      super(Serdes.String().serializer(), Serdes.String().deserializer());
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      seen = configs + " key=" + isKey;
    }
  }

  /** Cannot be made. */
  public static final class Broken {
    public Broken() {
      throw new IllegalStateException("no disk");
    }
  }

  @Test
  void makesAndConfiguresTheClassForValues() {
    Serde<String> serde = NamedSerde.forValues(Remembering.class.getName(), Map.of("a", "b"));

    assertThat(((Remembering) serde).seen).isEqualTo("{a=b} key=false");
  }

  @Test
  void tellsAvroToTrustTheContractForTheNamedClassToo() {
    var before = ClassSecurityValidator.getGlobal();
    try {
      ClassSecurityValidator.setGlobal(ClassSecurityValidator.DEFAULT_TRUSTED_CLASSES);

      NamedSerde.forValues(Remembering.class.getName(), Map.of());

      assertThat(ClassSecurityValidator.getGlobal().isTrusted(EnrichedArticle.class)).isTrue();
    } finally {
      ClassSecurityValidator.setGlobal(before);
    }
  }

  @Test
  void saysWhatIsWrongWithTheName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedSerde.forValues("no.such.Serde", Map.of()))
        .withMessageContaining("no.such.Serde is not on the class path");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedSerde.forValues(StringSerializer.class.getName(), Map.of()))
        .withMessageContaining("name a serde, not its serializer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedSerde.forValues(Broken.class.getName(), Map.of()))
        .withMessageContainingAll("does not start", "no disk");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedSerde.forValues(Integer.class.getName(), Map.of()))
        .withMessageContaining("public constructor without parameters");
  }
}
