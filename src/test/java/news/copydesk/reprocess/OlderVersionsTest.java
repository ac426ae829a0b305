package news.copydesk.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import news.copydesk.sink.ModelVersion;
import org.junit.jupiter.api.Test;

class OlderVersionsTest {

  @Test
  void takesAVersionAndThoseBeforeItInSemanticOrder() {
    OlderVersions versions =
        OlderVersions.of(written("1.10.0", "1.2.0", "1.2.0-rc.1", "1.1.9", "2.0.0"), "1.2.0");

    assertThat(versions.older()).containsExactly("1.2.0", "1.2.0-rc.1", "1.1.9");
    assertThat(versions.newer()).containsExactly("1.10.0", "2.0.0");
  }

  @Test
  void takesOnlyItselfWhereTheVersionSaysNoOrder() {
    OlderVersions versions =
        OlderVersions.of(written("starter-1", "starter-2", "1.0.0"), "starter-1");

    assertThat(versions.older()).containsExactly("starter-1");
    assertThat(versions.newer()).containsExactly("starter-2", "1.0.0");
  }

  @Test
  void namesAVersionOfTwoModelsOnce() {
    List<ModelVersion> written =
        List.of(
            new ModelVersion("entities", "a", "1.0.0", 2), new ModelVersion("a", "b", "1.0.0", 1));

    assertThat(OlderVersions.of(written, "1.0.0").older()).containsExactly("1.0.0");
  }

  private static List<ModelVersion> written(String... versions) {
    return Arrays.stream(versions)
        .map(version -> new ModelVersion("entities", "entities", version, 1))
        .toList();
  }
}
