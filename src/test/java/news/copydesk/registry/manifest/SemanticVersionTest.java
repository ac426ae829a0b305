package news.copydesk.registry.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import news.copydesk.registry.RegistryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

  /** The specification's own example (§11), and numbers of several digits. */
  private static final List<String> IN_ORDER =
      List.of(
          "0.9.10",
          "1.0.0-alpha",
          "1.0.0-alpha.1",
          "1.0.0-alpha.beta",
          "1.0.0-beta",
          "1.0.0-beta.2",
          "1.0.0-beta.11",
          "1.0.0-rc.1",
          "1.0.0",
          "1.2.9",
          "1.2.10",
          "1.10.0",
          "2.0.0");

  @Test
  void sortsAsTheSpecificationDoes() {
    List<SemanticVersion> versions =
        new ArrayList<>(IN_ORDER.stream().map(SemanticVersion::parse).toList());
    Collections.shuffle(versions, new Random(7));

    Collections.sort(versions);

    assertThat(versions.stream().map(SemanticVersion::toString))
        .containsExactlyElementsOf(IN_ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "01.2.3",
        "1.2.3-",
        "1.2.3-01",
        "1.2.3+build",
        "v1.2.3",
        "..",
        "1.2.3/..",
        "1.2.3-a..b",
        "9999999999.0.0",
        " 1.2.3",
        "1.2.3\n"
      })
  void refusesWhatIsNoVersion(String text) {
    assertThatThrownBy(() -> SemanticVersion.parse(text))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("is no version");
  }
}
