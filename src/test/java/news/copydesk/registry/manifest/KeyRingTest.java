package news.copydesk.registry.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import news.copydesk.registry.RegistryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

  private static final String SECRET = "aGlkZGVuIGhpZGRlbiBoaWRkZW4gaGlkZGVu";

  @TempDir private Path directory;

  @Test
  void readsWhatItWroteAndLetsOnlyTheOwnerDoSo() throws IOException {
    Path file = directory.resolve("deep/models.keys");
    KeyRing ring = new KeyRing(List.of(SigningKey.fresh("new"), SigningKey.fresh("old")));

    ring.write(file);

    KeyRing read = KeyRing.read(file);
    assertThat(read.keys().stream().map(SigningKey::id)).containsExactly("new", "old");
    assertThat(read.keys().get(0).sign(new byte[] {1}))
        .isEqualTo(ring.keys().get(0).sign(new byte[] {1}));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> ring.write(file)).isInstanceOf(RegistryException.class);
  }

  @Test
  void readsKeysFromAVariableToo() {
    assertThat(KeyRing.parse(" a:" + SECRET + ", b:" + SECRET).keys().stream().map(SigningKey::id))
        .containsExactly("a", "b");
  }

  /** HMAC-SHA256 of RFC 4231, test case 1. */
  @Test
  void signsAsTheStandardSays() {
    SigningKey key = SigningKey.parse("k:CwsLCwsLCwsLCwsLCwsLCwsLCws=");

    assertThat(key.sign("Hi There".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aGlkZGVuIGhpZGRlbiBoaWRkZW4gaGlkZGVu",
        "k:hidden!",
        "k:aGlk",
        "a b:aGlkZGVuIGhpZGRlbiBoaWRkZW4gaGlkZGVu",
        "k:aGlkZGVuIGhpZGRlbiBoaWRkZW4gaGlkZGVu,k:aGlkZGVuIGhpZGRlbiBoaWRkZW4gaGlkZGVu"
      })
  void refusesWhatIsNoKeyWithoutShowingIt(String text) {
    assertThatThrownBy(() -> KeyRing.parse(text))
        .isInstanceOf(RegistryException.class)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()) + e.getCause())
                    .doesNotContain("hidden", "aGlk"));
  }

  @Test
  void showsNoSecret() {
    assertThat(KeyRing.parse("k:" + SECRET).toString()).contains("k").doesNotContain("aGlk");
  }
}
