package news.copydesk.ingest.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Fetches feeds over HTTP, only when they have changed (RFC 9110, section 13: {@code ETag}, {@code
 * Last-Modified}). Thread-safe.
 */
public final class FeedClient {

  /** The largest feed that is read, in bytes. */
  static final int LARGEST = 32 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /**
   * What the server said of the version that it sent.
   *
   * @param etag as sent, quotes and all; empty when it sent none
   * @param lastModified as sent; empty when it sent none
   */
  public record Validators(String etag, String lastModified) {

    /** Of a feed that was never fetched. */
    public static final Validators NONE = new Validators("", "");
  }

  /** A version of a feed. */
  public static final class Fetched {
    private final byte[] bytes;
    private final Validators validators;

    Fetched(byte[] bytes, Validators validators) {
      this.bytes = bytes;
      this.validators = validators;
    }

    byte[] bytes() {
      return bytes;
    }

    Validators validators() {
      return validators;
    }
  }

  private final Duration patience;
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(CONNECT)
          .build();

  /** Waits a minute for a server to begin, and another one for the feed. */
  public FeedClient() {
    this(ANSWER);
  }

  FeedClient(Duration patience) {
    this.patience = patience;
  }

  /**
   * Fetches a feed.
   *
   * @param known what was said of the version that the caller has
   * @return empty when that is still the newest
   * @throws FeedException when it cannot be had; the message says what to do
   */
  public Optional<Fetched> fetch(URI address, Validators known)
      throws FeedException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("User-Agent", "copydesk")
            .header(
                "Accept",
                "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9,"
                    + " */*;q=0.1");
    if (!known.etag().isEmpty()) {
      request.header("If-None-Match", known.etag());
    }
    if (!known.lastModified().isEmpty()) {
      request.header("If-Modified-Since", known.lastModified());
    }
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return answer(address, response, in);
      }
    } catch (FeedException e) {
      throw e;
    } catch (IOException e) {
      throw new FeedException(
          "%s did not answer (%s); is the address right, and the network there?"
              .formatted(address, e.getClass().getSimpleName()),
          e);
    }
  }

  private Optional<Fetched> answer(URI address, HttpResponse<InputStream> response, InputStream in)
      throws IOException {
    if (response.statusCode() == 304) {
      return Optional.empty();
    }
    if (response.statusCode() != 200) {
      throw new FeedException(
          "%s answered with status %d instead of a feed; open the address in a browser"
              .formatted(address, response.statusCode()));
    }
    byte[] bytes = inTime(address, in);
    if (bytes.length > LARGEST) {
      throw new FeedException(
          "%s sent more than %,d bytes; is it a feed?".formatted(address, LARGEST));
    }
    return Optional.of(
        new Fetched(
            bytes,
            new Validators(
                response.headers().firstValue("ETag").orElse(""),
                response.headers().firstValue("Last-Modified").orElse(""))));
  }

  /** The client's own limit ends with the head of the answer; a body may drip for ever. */
  private byte[] inTime(URI address, InputStream in) throws IOException {
    CompletableFuture<Boolean> whole = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        whole
            .completeOnTimeout(false, patience.toNanos(), TimeUnit.NANOSECONDS)
            .thenAccept(
                done -> {
                  if (!done) {
                    close(in);
                  }
                });
    try {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (whole.complete(true)) {
        return bytes;
      }
    } catch (IOException e) {
      if (whole.complete(true)) {
        throw e;
      }
    }
    throw new FeedException(
        "%s did not come to its end within %d s; is its server overloaded?"
            .formatted(address, patience.toSeconds()));
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
