package news.copydesk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigSecretsTest {

  private static final Map<String, String> SECRETS =
      Map.ofEntries(
          Map.entry("registry.user", "joe"),
          Map.entry("registry.password", "hidden-1"),
          Map.entry("registry.truststore", "t.p12"),
          Map.entry("registry.truststore-password", "hidden-2"),
          Map.entry("registry.keystore", "k.p12"),
          Map.entry("registry.keystore-password", "hidden-3"),
          Map.entry("sink.url", "jdbc:postgresql://db/news?password=hidden-4"),
          Map.entry("sink.password", "hidden-5"),
          Map.entry("kafka.sasl.jaas.config", "Plain required password='hidden-6';"),
          Map.entry("serde.properties.basic.auth.user.info", "a:hidden-7"),
          Map.entry("models.keys", "k:hidden-13"),
          Map.entry("models.s3-access-key", "me"),
          Map.entry("models.s3-secret-key", "hidden-16"),
          Map.entry("models.mlflow-password", "hidden-17"),
          Map.entry("models.mlflow-token", "hidden-18"),
          Map.entry("alerts.webhook", "https://h.example/hidden-14"),
          Map.entry("alerts.secret", "hidden-15-0123456789"));

  @Test
  void noRecordOfTheConfigurationShowsASecret() {
    CopydeskConfig config = CopydeskConfig.withoutFile(Map.of(), SECRETS);

    assertThat(
            String.join(
                "\n",
                config.toString(),
                config.streams().toString(),
                config.registry().toString(),
                config.serde().toString(),
                config.database().toString(),
                config.sink().toString()))
        .contains("sasl.jaas.config", "joe", "t.p12")
        .doesNotContain("hidden");
  }

  @Test
  void aTokenIsNotShownEither() {
    CopydeskConfig config =
        CopydeskConfig.withoutFile(Map.of(), Map.of("registry.token", "hidden-8"));

    assertThat(config.toString()).doesNotContain("hidden");
  }

  @Test
  void noMessageShowsASecret() {
    Map<String, String> flags = new HashMap<>(SECRETS);
    flags.put("registry.user", "a:b");
    flags.put("registry.urls", "http://joe:hidden-9@registry:8081");
    flags.put("sink.url", "jdbc:mysql://joe:hidden-10@db/news?password=hidden-11");
    flags.put("sink.pasword", "hidden-12");
    flags.put("http.port", "x");

    assertThatThrownBy(() -> CopydeskConfig.withoutFile(Map.of(), flags))
        .hasMessageContaining("http.port")
        .hasMessageContaining("sink.pasword")
        .hasMessageContaining("sink.url")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
  }

  @Test
  void noMessageShowsAWebhooksAddressOrSecret() {
    assertThatThrownBy(
            () ->
                CopydeskConfig.withoutFile(
                    Map.of(),
                    Map.of("alerts.webhook", "hidden://x/hid den", "alerts.secret", "hidden")))
        .hasMessageContaining("alerts.webhook is no http or https URL")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hid"));
    assertThatThrownBy(
            () ->
                CopydeskConfig.withoutFile(
                    Map.of(),
                    Map.of("alerts.webhook", "https://h/hidden", "alerts.secret", "hidden")))
        .hasMessageContaining("alerts.secret has 6 characters; take at least 16")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
  }

  @Test
  void aUrlThatIsNoneIsShownWithoutItsUser() {
    assertThatThrownBy(
            () ->
                CopydeskConfig.withoutFile(
                    Map.of(), Map.of("registry.urls", "http://joe:hid den@registry:8081")))
        .hasMessageContaining("registry.urls = 'http://***@registry:8081'")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hid den"));
  }

  @Test
  void aBadTokenIsNotRepeated() {
    assertThatThrownBy(
            () -> CopydeskConfig.withoutFile(Map.of(), Map.of("registry.token", "hid den")))
        .hasMessageContaining("registry.token: must be printable ASCII")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hid den"));
  }
}
