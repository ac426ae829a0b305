package news.copydesk.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Takes the pictures of docs/: {@code Screenshots URL DIRECTORY ENTITY VERSION}, of an instance
 * that has the sample articles and says that it is of this version.
 */
final class Screenshots {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Screenshots() {}

  public static void main(String[] arguments) throws IOException {
    String url = arguments[0];
    Path directory = Path.of(arguments[1]);
    String entity = arguments[2];
    String version = "Copydesk " + arguments[3];
    Path profile = Files.createTempDirectory("copydesk-browser");
    ChromeDriver browser = Browser.start(profile);
    browser.manage().timeouts().implicitlyWait(PATIENCE);
    try {
      browser.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
      for (String theme : List.of("light", "dark")) {
        Browser.prefer(browser, "prefers-color-scheme", theme);
        Browser.size(browser, 1200, 740, 1);
        open(browser, url, version);
        shoot(browser, directory.resolve("page-" + theme + ".png"));
        browser.findElement(By.id("names")).findElement(By.linkText(entity)).click();
        browser.findElement(By.cssSelector("#clippings-list li"));
        shoot(browser, directory.resolve("page-entity-" + theme + ".png"));
        Browser.size(browser, 375, 667, 2);
        open(browser, url, version);
        shoot(browser, directory.resolve("page-phone-" + theme + ".png"));
      }
    } finally {
      browser.quit();
      delete(profile);
    }
  }

  private static void open(ChromeDriver browser, String url, String version) {
    browser.get("about:blank");
    browser.get(url);
    browser.findElement(By.cssSelector("#stories article"));
    browser.findElement(By.cssSelector("#models tr"));
    browser.findElement(By.cssSelector("#spark .line[d]"));
    String place = browser.findElement(By.id("process")).getDomProperty("textContent");
    if (place == null || !place.endsWith(version)) {
      throw new IllegalStateException("the page says '%s', not %s".formatted(place, version));
    }
    browser.executeAsyncScript("document.fonts.ready.then(arguments[arguments.length - 1])");
  }

  private static void shoot(ChromeDriver browser, Path file) throws IOException {
    Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
