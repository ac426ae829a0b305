package news.copydesk.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import news.copydesk.article.EnrichedArticle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** The page in a browser; skipped, saying so, where there is none. */
@Timeout(900)
class PageBrowserIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String EVIL =
      "<script>window.pwned=1</script><img src=x onerror='window.pwned=1'>\"><svg onload=window.pwned=1>";

  @TempDir private static Path profile;
  private static ChromeDriver browser;

  private ServedPage page;

  @BeforeAll
  static void startBrowser() throws Exception {
    assumeThat(Browser.isThere())
        .as("no browser: the page is not looked at; install Debian's chromium and chromium-driver")
        .isTrue();
    browser = Browser.start(profile);
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void serve() {
    page = ServedPage.open();
    Browser.size(browser, 1280, 900, 1);
    // Where earlier tests left the pointer, it may be on an article, and then new ones are held
    // back.
    new Actions(browser).moveToLocation(0, 0).perform();
    // What earlier tests left in the console.
    browser.manage().logs().get(LogType.BROWSER);
  }

  @AfterEach
  void stop() {
    browser.get("about:blank");
    page.close();
  }

  @Test
  void showsArticlesAsTheyComeWithoutAComplaintFromTheBrowser() {
    page.latest.offer(News.article("a", "[Jane Doe] opens the bridge", "By [John Roe]."));
    open("/");
    await().atMost(PATIENCE).until(() -> stories().size() == 1);
    assertThat(stories().get(0).getText()).contains("Jane Doe opens the bridge", "Herald", "sport");

    page.latest.offer(News.article("b", "It closes again", ""));
    await().atMost(PATIENCE).until(() -> stories().size() == 2);

    assertThat(stories().get(0).getText()).contains("It closes again");
    // The figures come behind the articles.
    await().atMost(PATIENCE).until(() -> text("glance-of").equals("the latest 2 articles"));
    assertThat(text("status-word")).isEqualTo("Running");
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .as("console, with violations of the content security policy")
        .isEmpty();
  }

  @Test
  void textOfArticlesIsNeverMarkup() {
    EnrichedArticle evil = News.article(EVIL, EVIL + "[" + EVIL + "]", EVIL + "[O'Neill\"'>]");
    evil.setSource(EVIL);
    evil.setUrl("javascript:window.pwned=1");
    page.latest.offer(evil);
    open("/");
    await().atMost(PATIENCE).until(() -> stories().size() == 1);

    assertThat(stories().get(0).findElement(By.tagName("h3")).getText()).isEqualTo(EVIL + EVIL);
    assertThat(stories().get(0).findElements(By.cssSelector("script, img, svg"))).isEmpty();
    assertThat(stories().get(0).findElements(By.cssSelector("a[href^='javascript']"))).isEmpty();
    assertThat(stories().get(0).findElements(By.linkText("Original"))).isEmpty();
    stories().get(0).findElement(By.cssSelector("h3 .mark")).click();
    await().atMost(PATIENCE).until(() -> text("clippings-count").equals("One article"));
    assertThat(text("clippings-name")).isEqualTo(EVIL);
    assertThat(browser.executeScript("return window.pwned")).isNull();
  }

  @Test
  void aClickOnAnEntityShowsItsOtherArticles() {
    page.latest.offer(News.article("a", "[Jane Doe] opens the bridge", ""));
    page.latest.offer(News.article("b", "[John Roe] does not", ""));
    page.latest.offer(News.article("c", "[Jane Doe] meets [John Roe]", ""));
    open("/");
    await().atMost(PATIENCE).until(() -> stories().size() == 3);

    browser.findElement(By.linkText("Jane Doe")).click();

    await().atMost(PATIENCE).until(() -> text("clippings-count").equals("2 articles"));
    assertThat(text("clippings-list"))
        .contains("opens the bridge", "meets")
        .doesNotContain("does not");
    assertThat(text("company")).contains("John Roe");
    browser.navigate().back();
    await().atMost(PATIENCE).until(() -> !browser.findElement(By.id("clippings")).isDisplayed());
  }

  @Test
  void worksByKeyboardAlone() {
    page.latest.offer(News.article("a", "[Jane Doe] opens the bridge", ""));
    open("/");
    await().atMost(PATIENCE).until(() -> stories().size() == 1);

    assertThat(focusAfterTab().getText()).isEqualTo("To the latest articles");
    assertThat(focusAfterTab().getDomAttribute("id")).isEqualTo("theme");
    assertThat(focusAfterTab().getDomAttribute("id")).isEqualTo("pause");
    WebElement name = focusAfterTab();
    assertThat(name.getText()).isEqualTo("Jane Doe");
    assertThat(name.getCssValue("outline-style")).as("focus is visible").isEqualTo("solid");
    name.sendKeys(Keys.ENTER);
    await().atMost(PATIENCE).until(() -> text("clippings-count").equals("One article"));
    assertThat(focus().getDomAttribute("id")).isEqualTo("clippings-name");
    focus().sendKeys(Keys.ESCAPE);

    await().atMost(PATIENCE).until(() -> focus().getText().equals("Jane Doe"));
  }

  @Test
  void holdsBackWhatIsNewWhilePaused() {
    page.latest.offer(News.article("a", "First", ""));
    open("/");
    await().atMost(PATIENCE).until(() -> stories().size() == 1);
    browser.findElement(By.id("pause")).click();
    page.latest.offer(News.article("b", "Second", ""));

    await().atMost(PATIENCE).until(() -> text("fresh").equals("One new article"));
    assertThat(stories()).hasSize(1);
    browser.findElement(By.id("fresh")).click();
    await().atMost(PATIENCE).until(() -> stories().size() == 2);
  }

  @Test
  void whatStandsThereIsCalledOldUntilTheNextInstanceHasFigures() {
    CountDownLatch let = new CountDownLatch(1);
    open("/");
    await().atMost(PATIENCE).until(() -> text("status-word").equals("Running"));
    int port = page.port();
    page.close();
    await().atMost(PATIENCE).until(() -> text("connection").contains("does not answer"));

    page = ServedPage.starting(port, let);
    try {
      page.latest.offer(News.article("a", "First", ""));
      await().atMost(PATIENCE).until(() -> stories().size() == 1);
      assertThat(text("status-word")).isEqualTo("Running");
      assertThat(text("connection")).contains("what stands here is old");
    } finally {
      let.countDown();
    }

    await().atMost(PATIENCE).until(() -> text("connection").isEmpty());
    assertThat(text("status-word")).isEqualTo("Starting");
  }

  @Test
  void followsTheSystemsColoursUnlessToldOtherwise() {
    open("/");
    Browser.prefer(browser, "prefers-color-scheme", "dark");
    String dark = background();
    Browser.prefer(browser, "prefers-color-scheme", "light");
    String light = background();
    assertThat(dark).isNotEqualTo(light);

    browser.findElement(By.id("theme")).click();
    browser.findElement(By.id("theme")).click();
    assertThat(background()).isEqualTo(dark);
    browser.navigate().refresh();
    assertThat(background()).as("remembered").isEqualTo(dark);
    browser.executeScript("localStorage.clear()");
  }

  @Test
  void fitsAPhone() {
    Browser.size(browser, 360, 740, 1);
    page.latest.offer(
        News.article(
            "a", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "x".repeat(400)));
    open("/");
    await().atMost(PATIENCE).until(() -> stories().size() == 1);

    assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
        .isEqualTo(360L);
  }

  @Test
  void signsInWithTheToken() {
    page.close();
    page = new ServedPage(new PageOptions(false, Optional.of("s3cret")), Archive.none());
    open("/");
    browser.findElement(By.id("token")).sendKeys("wrong" + Keys.ENTER);
    await().atMost(PATIENCE).until(() -> browser.getPageSource().contains("not this instance"));

    browser.findElement(By.id("token")).sendKeys("s3cret" + Keys.ENTER);

    await().atMost(PATIENCE).until(() -> !browser.findElements(By.id("status-word")).isEmpty());
    await().atMost(PATIENCE).until(() -> text("status-word").equals("Running"));
    browser.manage().deleteAllCookies();
  }

  private void open(String path) {
    browser.get(page.url(path));
  }

  private static List<WebElement> stories() {
    return browser.findElements(By.cssSelector("#stories > article"));
  }

  private static String text(String id) {
    return browser.findElement(By.id(id)).getText();
  }

  private static WebElement focus() {
    return browser.switchTo().activeElement();
  }

  private static WebElement focusAfterTab() {
    focus().sendKeys(Keys.TAB);
    return focus();
  }

  private static String background() {
    return browser.findElement(By.tagName("html")).getCssValue("background-color");
  }
}
