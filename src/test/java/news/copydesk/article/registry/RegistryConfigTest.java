package news.copydesk.article.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryConfigTest {
  private static final URI LOCAL = URI.create("http://localhost:8081");

  @Test
  void hasDefaultsForAllButTheUrls() {
    RegistryConfig config = RegistryConfig.of(LOCAL);

    assertThat(config.auth()).isEqualTo(new RegistryAuth.None());
    assertThat(config.tls()).isEqualTo(RegistryTls.jvmDefaults());
    assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.retry().maxElapsed()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RegistryConfig(
                    List.of(URI.create("ftp://x"), URI.create("http://ok/?a=b")),
                    new RegistryAuth.None(),
                    RegistryTls.jvmDefaults(),
                    Duration.ZERO,
                    Duration.ofMillis(-1),
                    RegistryRetry.defaults()))
        .withMessageContainingAll(
            "ftp://x is no http or https URL",
            "http://ok/?a=b must end with its path",
            "registry.connect-timeout: must be over 0, was PT0S",
            "registry.request-timeout: must be over 0, was PT-0.001S");
    assertThatIllegalArgumentException()
        .isThrownBy(RegistryConfig::of)
        .withMessageContaining("registry.urls: give at least one");
  }

  @Test
  void refusesCredentialsInTheUrlWithoutRepeatingThem() {
    for (String url : List.of("http://joe:secret@host:1", "http://joe:secret@under_score")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RegistryConfig.of(URI.create(url)))
          .withMessageContaining("has credentials in its URL")
          .satisfies(e -> assertThat(e).hasMessageNotContaining("secret"));
    }
  }

  @Test
  void showsNoSecret() {
    RegistryTls.KeyFile file = new RegistryTls.KeyFile(Path.of("keys.p12"), "hidden1", "PKCS12");
    RegistryConfig config =
        RegistryConfig.of(LOCAL)
            .withAuth(new RegistryAuth.Basic("joe", "hidden2"))
            .withTls(new RegistryTls(Optional.of(file), Optional.of(file)));

    assertThat(config.toString()).contains("joe", "keys.p12").doesNotContain("hidden");
  }

  @Test
  void refusesCredentialsThatNoHeaderCanCarry() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegistryAuth.Basic("a:b", "x"))
        .withMessageContaining("registry.user");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegistryAuth.Bearer("token\n"))
        .withMessageContaining("registry.token");
  }

  @Test
  void refusesWaitsThatAreOutOfOrder() {
    Duration second = Duration.ofSeconds(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegistryRetry(Duration.ZERO, second, second))
        .withMessageContaining("initial back-off");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegistryRetry(second, Duration.ofMillis(1), second))
        .withMessageContaining("max back-off");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegistryRetry(second, second, second.negated()))
        .withMessageContaining("registry.retry-for");
  }

  @Test
  void waitsLongerEachTimeUpToTheLongestWithJitter() {
    RegistryRetry retry =
        new RegistryRetry(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(9));

    assertThat(retry.backoff(1, 0)).isEqualTo(Duration.ofMillis(100));
    assertThat(retry.backoff(3, 0)).isEqualTo(Duration.ofMillis(400));
    assertThat(retry.backoff(3, 0.5)).isEqualTo(Duration.ofMillis(300));
    assertThat(retry.backoff(1_000_000, 0)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void saysWhichKeyFileCannotBeUsed() {
    RegistryTls.KeyFile missing =
        new RegistryTls.KeyFile(Path.of("no-such-file.p12"), "hidden", "PKCS12");
    RegistryConfig config =
        RegistryConfig.of(LOCAL).withTls(new RegistryTls(Optional.of(missing), Optional.empty()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpSchemaRegistryClient(config))
        .withMessageContainingAll("trust store", "no-such-file.p12")
        .satisfies(e -> assertThat(e).hasMessageNotContaining("hidden"));
  }
}
