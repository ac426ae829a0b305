package news.copydesk.article.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import news.copydesk.article.registry.HttpSchemaRegistryClient;
import news.copydesk.article.registry.RegistryConfig;
import news.copydesk.article.registry.RegistryRejectedException;
import news.copydesk.article.registry.SchemaRegistryClient;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Both over HTTP, against a registry of another make. */
class ApicurioInteropIT extends InteropContract {
  private final ApicurioProcess server;

  ApicurioInteropIT() throws IOException {
    server = ApicurioProcess.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Override
  String theirUrl() {
    return server.url().toString();
  }

  @Override
  SchemaRegistryClient ours(ConfluentOriginals originals) {
    return new HttpSchemaRegistryClient(RegistryConfig.of(server.url()));
  }

  @Test
  void theWholeClientWorksAgainstIt() {
    Schema schema = SchemaBuilder.record("Any").fields().requiredInt("x").endRecord();

    assertThatThrownBy(() -> registry.lookup("any-value", schema))
        .isInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining("any-value");
    assertThat(registry.isCompatible("any-value", schema)).isTrue();
    int id = registry.register("any-value", schema);

    assertThat(registry.latest("any-value").id()).isEqualTo(id);
    assertThat(registry.schemaById(id)).isEqualTo(schema);
    assertThat(registry.subjects()).contains("any-value");
  }
}
