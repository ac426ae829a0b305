package news.copydesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.access.FailedLogins;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;
import news.copydesk.topology.ArticleEnricher;
import news.copydesk.topology.EnrichmentOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class BusyApiTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger slots = new AtomicInteger(1);
  private final AnnotationApi api =
      new AnnotationApi(
          new ArticleEnricher(
              new EnrichmentOptions(Duration.ofSeconds(30), true), Clock.systemUTC()),
          new ApiOptions(Optional.empty(), List.of(), 1_000, 10),
          new FailedLogins(new SimpleMeterRegistry(), System::nanoTime),
          slots::get);
  private final Javalin server =
      Javalin.create(
          setup -> {
            setup.startup.showJavalinBanner = false;
            setup.startup.startupWatcherEnabled = false;
            setup.jetty.host = "127.0.0.1";
            setup.jetty.port = 0;
            api.addTo(setup.routes);
          });

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void sendsAwayWhoComesWhileAllSlotsAreTakenAndTakesThemLater() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    try (AnnotatorChain chain = chain(begun, free)) {
      api.open(chain);

      CompletableFuture<HttpResponse<String>> first = ask();
      begun.await();
      HttpResponse<String> second = ask().get();
      free.countDown();

      assertThat(second.statusCode()).isEqualTo(429);
      assertThat(second.headers().firstValue("Retry-After")).contains("1");
      assertThat(first.get().statusCode()).isEqualTo(200);
      assertThat(ask().get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void takesAsManyAtOnceAsThereAreSlotsNow() throws Exception {
    slots.set(2);
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch free = new CountDownLatch(1);
    try (AnnotatorChain chain = chain(begun, free)) {
      api.open(chain);

      CompletableFuture<HttpResponse<String>> first = ask();
      CompletableFuture<HttpResponse<String>> second = ask();
      begun.await();
      HttpResponse<String> third = ask().get();
      slots.set(1);
      HttpResponse<String> fourth = ask().get();
      free.countDown();

      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(fourth.statusCode()).isEqualTo(429);
      assertThat(first.get().statusCode()).isEqualTo(200);
      assertThat(second.get().statusCode()).isEqualTo(200);
      assertThat(ask().get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void sendsEverybodyAwayWhilePaused() throws Exception {
    try (AnnotatorChain chain = chain(new CountDownLatch(1), new CountDownLatch(0))) {
      api.open(chain);
      api.pause();

      HttpResponse<String> paused = ask().get();
      api.resume();

      assertThat(paused.statusCode()).isEqualTo(503);
      assertThat(paused.headers().firstValue("Retry-After")).contains("5");
      assertThat(paused.body()).contains("under pressure");
      assertThat(ask().get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void saysThatTheModelsAreBeingLoaded() throws Exception {
    HttpResponse<String> early = ask().get();

    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(early.headers().firstValue("Retry-After")).contains("1");
  }

  private CompletableFuture<HttpResponse<String>> ask() {
    return http.sendAsync(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/v1/annotate"))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("Rome."))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static AnnotatorChain chain(CountDownLatch begun, CountDownLatch free) {
    Annotator waits =
        new Annotator() {
          @Override
          public String name() {
            return "waits";
          }

          @Override
          public ModelDescription description() {
            return new ModelDescription("waits", "1", Optional.empty());
          }

          @Override
          public Annotations annotate(Document document, Annotations before, Deadline deadline) {
            begun.countDown();
            try {
              free.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return before;
          }

          @Override
          public void close() {}
        };
    return new AnnotatorChain(
        List.of(ModelHandle.open(() -> waits, new ModelMeters(new SimpleMeterRegistry()))));
  }
}
