package news.copydesk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageFileTest {

  private final ImageFile image = ImageFile.read();

  @Test
  void runsAsAUserThatKubernetesCanTellIsNotRoot() {
    assertThat(image.all("USER")).containsExactly("10001:10001");
  }

  @Test
  void startsFromBasesWithAVersion() {
    assertThat(image.all("FROM"))
        .hasSize(2)
        .allMatch(base -> base.split(" ")[0].matches("[\\w.-]+:[\\w.-]*\\d[\\w.-]*"));
  }

  @Test
  void keepsModelsInALayerBeforeWhatChangesMoreOften() {
    List<String> copied =
        image.all("COPY").stream()
            .filter(line -> line.startsWith("--from=build"))
            .map(line -> line.substring(line.lastIndexOf(' ') + 1))
            .toList();

    assertThat(copied).startsWith("models", "lib").endsWith("bin");
  }

  @Test
  void makesTheLauncherProcessOne() {
    assertThat(image.all("ENTRYPOINT")).containsExactly("[\"/opt/copydesk/bin/copydesk\"]");
  }
}
