package news.copydesk.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class PageTest {

  private static final String SCRIPT = "<script>alert(1)</script>";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void servesThePageUnderAStrictPolicy() throws Exception {
    try (ServedPage page = ServedPage.open()) {
      HttpResponse<String> home = get(page, "/");

      assertThat(home.statusCode()).isEqualTo(200);
      assertThat(home.body())
          .contains("<title>Copydesk</title>")
          .doesNotContain("onclick", "style=");
      assertThat(home.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(home.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "desk.css, text/css",
    "desk.js, text/javascript",
    "newsreader.woff2, font/woff2",
    "icon.svg, image/svg+xml"
  })
  void servesItsFilesAndAnswersWhatIsUnchangedWithoutThem(String file, String type)
      throws Exception {
    try (ServedPage page = ServedPage.open()) {
      HttpResponse<String> first = get(page, "/page/" + file);
      String tag = first.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again =
          send(
              HttpRequest.newBuilder(URI.create(page.url("/page/" + file)))
                  .header("If-None-Match", tag));

      assertThat(first.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
      assertThat(again.statusCode()).isEqualTo(304);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Page.class", "desk.html", "..%2fapi%2fopenapi.json", "OFL.txt", "x"})
  void servesNoOtherFile(String file) throws Exception {
    try (ServedPage page = ServedPage.open()) {
      assertThat(get(page, "/page/" + file).statusCode()).isIn(400, 404);
    }
  }

  @Test
  void tellsReadersWhatIsThereAndThenWhatComes() throws Exception {
    try (ServedPage page = ServedPage.open()) {
      page.latest.offer(News.article("a", "[Jane Doe] \n event: evil " + SCRIPT, ""));
      try (Socket socket = page.ask("/page/events", "Host: localhost:1")) {
        BufferedReader lines = reader(socket);

        JsonNode first = next(lines, "articles");
        assertThat(first.get(0).path("title").get(1).path("text").asText())
            .isEqualTo(" \n event: evil " + SCRIPT);
        assertThat(next(lines, "vitals").path("state").path("status").asText()).isEqualTo("READY");

        page.latest.offer(News.article("b", "Second", ""));
        assertThat(next(lines, "articles").get(0).path("id").asText()).isIn("a", "b");
      }
    }
  }

  @Test
  void readersWhoTakeNothingKeepNeitherOthersNorTheStopWaiting() throws Exception {
    List<Socket> stalled = new ArrayList<>();
    long began;
    try (ServedPage page = ServedPage.open()) {
      for (int i = 0; i < 200; i++) {
        page.latest.offer(News.article("a" + i, "t", "x".repeat(1_500)));
      }
      for (int i = 0; i < Page.READERS; i++) {
        stalled.add(page.ask("/page/events", "Host: localhost"));
      }
      assertThat(get(page, "/health/live").statusCode()).isEqualTo(200);
      for (Socket socket : stalled) {
        // All are in: one that came in after the next would leave that one its place.
        assertThat(reader(socket).readLine()).contains("200");
      }
      HttpResponse<String> oneMore = get(page, "/page/events");
      assertThat(oneMore.statusCode()).isEqualTo(503);
      assertThat(oneMore.headers().firstValue("Retry-After")).isPresent();
      began = System.nanoTime();
    }
    assertThat((System.nanoTime() - began) / 1e9).as("seconds to stop").isLessThan(20);
    for (Socket socket : stalled) {
      socket.close();
    }
  }

  @Test
  void findsAnEntitysArticlesHereAndInTheArchive() throws Exception {
    Clipping old =
        Clipping.of(
            "old", "Herald", "Old news", "javascript:alert(1)", News.PUBLISHED.minusSeconds(99));
    Archive archive = (name, most) -> name.equals("Jane Doe") ? List.of(old) : List.of();
    try (ServedPage page = new ServedPage(new PageOptions(true, Optional.empty()), archive)) {
      page.latest.offer(News.article("a", "[Jane Doe] meets [John Roe]", ""));

      JsonNode found = json.readTree(get(page, "/page/entity?type=PERSON&name=Jane+Doe").body());

      assertThat(found.path("articles").findValuesAsText("id")).containsExactly("a", "old");
      assertThat(found.path("articles").get(1).path("url").isNull()).isTrue();
      assertThat(found.path("company").findValuesAsText("name")).containsExactly("John Roe");
      assertThat(get(page, "/page/entity").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void doesWithoutAnArchiveThatDoesNotAnswer() throws Exception {
    Archive broken =
        (name, most) -> {
          throw new IllegalStateException("database away");
        };
    try (ServedPage page = new ServedPage(new PageOptions(true, Optional.empty()), broken)) {
      page.latest.offer(News.article("a", "[Jane Doe]", ""));

      HttpResponse<String> found = get(page, "/page/entity?type=PERSON&name=Jane+Doe");

      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(found.body()).contains("\"id\":\"a\"").doesNotContain("away");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:8900", "127.0.0.1:8900", "[::1]:8900", "desk.localhost"})
  void answersToTheNamesOfThisMachine(String host) throws Exception {
    try (ServedPage page = ServedPage.open()) {
      assertThat(page.head("/", "Host: " + host)).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8900",
        "10.0.0.1"
      })
  void answersToNoOtherNameSoThatNoSiteReadsItByRebindingItsOwn(String host) throws Exception {
    try (ServedPage page = ServedPage.open()) {
      for (String path : List.of("/", "/page/events", "/page/entity?type=a&name=b")) {
        assertThat(page.head(path, "Host: " + host)).as(path).startsWith("HTTP/1.1 421");
      }
      assertThat(page.head("/health/live", "Host: " + host)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void showsNobodyOnTheNetworkAnythingButHealthAndMetricsWithoutAToken() throws Exception {
    try (ServedPage page =
        new ServedPage(new PageOptions(false, Optional.empty()), Archive.none())) {
      for (String path : List.of("/", "/page/events", "/page/entity?type=a&name=b")) {
        HttpResponse<String> refused = get(page, path);
        assertThat(refused.statusCode()).as(path).isEqualTo(403);
        assertThat(refused.body()).contains("http.token");
      }
      assertThat(get(page, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(get(page, "/metrics").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void letsInWhoShowsTheToken() throws Exception {
    try (ServedPage page =
        new ServedPage(new PageOptions(false, Optional.of("s3cret")), Archive.none())) {
      assertThat(get(page, "/").statusCode()).isEqualTo(401);
      assertThat(get(page, "/").body()).contains("<form").doesNotContain("wire");
      assertThat(get(page, "/page/events").statusCode()).isEqualTo(401);
      assertThat(get(page, "/page/entity?type=a&name=b").statusCode()).isEqualTo(401);
      assertThat(withBearer(page, "no").statusCode()).isEqualTo(401);
      assertThat(withBearer(page, "s3cret").statusCode()).isEqualTo(200);

      assertThat(signIn(page, "wrong").statusCode()).isEqualTo(401);
      assertThat(signIn(page, "wrong").headers().firstValue("Set-Cookie")).isEmpty();
      HttpResponse<String> signedIn = signIn(page, "s3cret");
      assertThat(signedIn.statusCode()).isEqualTo(303);
      String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie)
          .contains("HttpOnly", "SameSite=Strict", "Max-Age=43200")
          .doesNotContain("s3cret");

      assertThat(withCookie(page, cookie.replaceFirst(";.*", "")).statusCode()).isEqualTo(200);
      assertThat(withCookie(page, "copydesk=9999999999.AAAA").statusCode()).isEqualTo(401);
      assertThat(withCookie(page, "copydesk=x").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void sendsAwayWhoTriesOutTokensHoweverTheyAreShown() throws Exception {
    try (ServedPage page =
        new ServedPage(new PageOptions(false, Optional.of("s3cret")), Archive.none())) {
      String session = signIn(page, "s3cret").headers().firstValue("Set-Cookie").orElseThrow();
      for (int i = 0; i < 20; i++) {
        get(page, "/"); // Whoever shows nothing tries nothing.
      }
      for (int i = 0; i < 4; i++) {
        assertThat(withBearer(page, "wrong").statusCode()).isEqualTo(401);
        assertThat(signIn(page, "wrong").statusCode()).isEqualTo(401);
      }
      assertThat(withCookie(page, "copydesk=9999999999.AAAA").statusCode()).isEqualTo(401);
      assertThat(withCookie(page, "copydesk=9999999999.AAAA").statusCode()).isEqualTo(401);

      for (HttpResponse<String> right :
          List.of(
              withBearer(page, "s3cret"),
              signIn(page, "s3cret"),
              withCookie(page, session.replaceFirst(";.*", "")))) {
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValueAsLong("Retry-After").orElseThrow())
            .isBetween(1L, 60L);
      }
      assertThat(get(page, "/").statusCode()).isEqualTo(401);
      assertThat(get(page, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(page.meters.scrape())
          .contains("copydesk_login_failures_total{outcome=\"wrong\"} 10.0")
          .contains("copydesk_login_failures_total{outcome=\"sent_away\"} 3.0");
    }
  }

  private HttpResponse<String> get(ServedPage page, String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(page.url(path))));
  }

  private HttpResponse<String> withBearer(ServedPage page, String token) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(page.url("/page/entity?type=a&name=b")))
            .header("Authorization", "Bearer " + token));
  }

  private HttpResponse<String> withCookie(ServedPage page, String cookie) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(page.url("/"))).header("Cookie", cookie));
  }

  private HttpResponse<String> signIn(ServedPage page, String token) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(page.url("/page/login")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("token=" + token)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static BufferedReader reader(Socket socket) throws Exception {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private JsonNode next(BufferedReader lines, String event) throws Exception {
    String line = lines.readLine();
    while (line != null && !line.equals("event: " + event)) {
      line = lines.readLine();
    }
    return json.readTree(lines.readLine().substring("data: ".length()));
  }
}
