package news.copydesk.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import news.copydesk.access.FailedLogins;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.article.Article;
import news.copydesk.article.json.RecordJson;
import news.copydesk.ingest.BadArticleException;
import news.copydesk.topology.ArticleEnricher;
import org.jspecify.annotations.Nullable;

/**
 * Answers a text or an article with the record that the stream would emit, by the same code.
 * Refusals are problem details (RFC 9457). Before {@link #open} it answers 503.
 */
public final class AnnotationApi {

  static final String ONE = "/v1/annotate";
  static final String BATCH = "/v1/annotate/batch";
  static final String DESCRIPTION = "/openapi.json";

  private static final String PROBLEM = "application/problem+json";

  private final ArticleEnricher enricher;
  private final ApiOptions options;
  private final Admission admission;
  private final RequestBody body;
  private volatile @Nullable AnnotatorChain annotators;
  private volatile boolean paused;

  /**
   * Knows no annotators yet.
   *
   * @param failed remembers who shows wrong tokens
   * @param slots requests that are annotated at once, now; all others are sent away with 429
   */
  public AnnotationApi(
      ArticleEnricher enricher, ApiOptions options, FailedLogins failed, IntSupplier slots) {
    this.enricher = enricher;
    this.options = options;
    this.admission = new Admission(options, failed, slots);
    this.body = new RequestBody(options.maxBytes());
  }

  /** Annotates from now on with these, which stay the caller's to close. */
  public void open(AnnotatorChain chain) {
    annotators = chain;
  }

  /** Sends all requests away with 503 until {@link #resume}; those in hand are finished. */
  public void pause() {
    paused = true;
  }

  /** Annotates again. */
  public void resume() {
    paused = false;
  }

  /** Whether requests are sent away for now. */
  public boolean paused() {
    return paused;
  }

  /** The paths that it answers at. */
  public static List<String> paths() {
    return List.of(ONE, BATCH, DESCRIPTION);
  }

  /** Adds the paths to a server. */
  public void addTo(RoutesConfig routes) {
    routes.post(ONE, this::one);
    routes.post(BATCH, this::batch);
    routes.get(DESCRIPTION, request -> answer(request, RequestBody.JSON, openApi()));
    routes.exception(RefusedException.class, AnnotationApi::refused);
  }

  private void one(Context request) throws RefusedException {
    admission.check(request);
    Article article = body.article(request);
    AnnotatorChain chain = chain(request);
    try (Admission.Slot slot = admission.slot(request)) {
      answer(request, RequestBody.JSON, annotated(article, chain).toString());
    }
  }

  /** An element that is no article gets its problem in its place; the others their records. */
  private void batch(Context request) throws RefusedException {
    admission.check(request);
    List<String> articles = body.batch(request);
    if (articles.size() > options.maxBatch()) {
      throw new RefusedException(
          HttpStatus.CONTENT_TOO_LARGE,
          "%d articles; send at most %d at once, or raise api.max-batch"
              .formatted(articles.size(), options.maxBatch()));
    }
    List<String> answers = new ArrayList<>(articles.size());
    AnnotatorChain chain = chain(request);
    try (Admission.Slot slot = admission.slot(request)) {
      for (String article : articles) {
        answers.add(element(article, chain).toString());
      }
    }
    boolean lines = RequestBody.header(request).contains("ndjson");
    answer(
        request,
        lines ? RequestBody.LINES : RequestBody.JSON,
        lines
            ? answers.stream().map(line -> line + "\n").collect(Collectors.joining())
            : answers.stream().collect(Collectors.joining(",", "[", "]")));
  }

  private ObjectNode element(String json, AnnotatorChain chain) {
    try {
      return annotated(body.element(json), chain);
    } catch (BadArticleException e) {
      return problem(HttpStatus.BAD_REQUEST, e.reason());
    }
  }

  private ObjectNode annotated(Article article, AnnotatorChain chain) {
    return RecordJson.object(enricher.enrich(article, chain));
  }

  private AnnotatorChain chain(Context request) throws RefusedException {
    AnnotatorChain chain = annotators;
    if (chain == null) {
      request.header("Retry-After", "1");
      throw new RefusedException(
          HttpStatus.SERVICE_UNAVAILABLE, "the models are being loaded; come back in a second");
    }
    if (paused) {
      request.header("Retry-After", "5");
      throw new RefusedException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "the process is under pressure; come back in some seconds, or give it more memory");
    }
    return chain;
  }

  private static void refused(RefusedException refusal, Context request) {
    answer(
        request.status(refusal.status()),
        PROBLEM,
        problem(refusal.status(), refusal.reason()).toString());
  }

  /** As bytes: of a type whose encoding it does not know, the server writes text in Latin-1. */
  private static void answer(Context request, String type, String text) {
    request.contentType(type).result(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode problem(HttpStatus status, String detail) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("title", status.getMessage())
        .put("status", status.getCode())
        .put("detail", detail);
  }

  private static String openApi() throws IOException {
    try (InputStream in = AnnotationApi.class.getResourceAsStream("openapi.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
