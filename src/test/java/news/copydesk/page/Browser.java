package news.copydesk.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium without a window, where Debian's packages chromium and chromium-driver are. */
final class Browser {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private Browser() {}

  static boolean isThere() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  /**
   * Starts one with a profile of its own, that talks to nobody but the page.
   *
   * @param profile an empty directory
   */
  static ChromeDriver start(Path profile) throws IOException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    return new ChromeDriver(service, options);
  }

  /** A phone or a desk. */
  static void size(ChromeDriver browser, int width, int height, double scale) {
    Map<String, Object> metrics =
        Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", width < 600);
    browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
  }

  /** What the reader's system prefers. */
  static void prefer(ChromeDriver browser, String feature, String value) {
    Map<String, Object> media =
        Map.of("features", List.of(Map.of("name", feature, "value", value)));
    browser.executeCdpCommand("Emulation.setEmulatedMedia", media);
  }
}
