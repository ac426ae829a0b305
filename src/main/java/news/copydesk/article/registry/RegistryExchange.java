package news.copydesk.article.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call to one URL. IOException means that there was no final answer: refused, timed out, 5xx,
 * 429, or a success that is not JSON, which some proxies give while the registry behind them
 * restarts.
 */
final class RegistryExchange {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final String ACCEPT =
      MEDIA_TYPE + ", application/vnd.schemaregistry+json, application/json";

  private final RegistryConfig config;
  private final HttpClient http;
  private final ObjectMapper json = new ObjectMapper();

  RegistryExchange(RegistryConfig config) {
    this.config = config;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER) // would carry the credentials elsewhere
            .connectTimeout(config.connectTimeout());
    TlsContext.of(config.tls()).ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  RegistryAnswer ask(URI base, RegistryCall call) throws IOException, InterruptedException {
    HttpResponse<String> response = send(base, request(base, call));
    int status = response.statusCode();
    JsonNode body = parse(response.body());
    if (status >= 500 || status == 429) {
      String reason = body.path("message").asText("no reason given");
      throw new IOException("%s answered HTTP %d: %s".formatted(base, status, reason));
    }
    if (status / 100 == 2 && body.isMissingNode()) {
      throw new IOException(
          "%s answered HTTP %d with something that is not JSON; is it a schema registry?"
              .formatted(base, status));
    }
    return new RegistryAnswer(base, status, body);
  }

  private HttpRequest request(URI base, RegistryCall call) {
    String root = base.toString();
    String trimmed = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    Optional<String> body = Optional.ofNullable(call.body());
    BodyPublisher publisher = body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(trimmed + call.path()))
            .method(call.method(), publisher)
            .header("Accept", ACCEPT);
    body.ifPresent(b -> request.header("Content-Type", MEDIA_TYPE));
    config.auth().header().ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  // HttpClient's own timeout ends with the headers; a body that stalls would hold a stream thread
  // for ever.
  private HttpResponse<String> send(URI base, HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> pending =
        http.sendAsync(request, BodyHandlers.ofString());
    try {
      return pending.get(config.requestTimeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException(
          "%s did not answer within %d ms".formatted(base, config.requestTimeout().toMillis()), e);
    } catch (ExecutionException e) {
      throw new IOException("%s failed: %s".formatted(base, describe(e.getCause())), e);
    } finally {
      pending.cancel(true);
    }
  }

  private static String describe(@Nullable Throwable cause) {
    if (cause == null) {
      return "unknown cause";
    }
    if (cause instanceof ConnectException && cause.getMessage() == null) {
      return "connection refused"; // the JDK leaves the message out
    }
    String kind = cause.getClass().getSimpleName().replace("Exception", "");
    String words = kind.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return cause.getMessage() == null ? words : words + ": " + cause.getMessage();
  }

  private JsonNode parse(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
