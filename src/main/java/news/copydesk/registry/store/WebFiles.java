package news.copydesk.registry.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;

/**
 * Reads from a web server, over HTTP or HTTPS. Redirects are not followed, and nothing is
 * decompressed: what arrives is what is counted and digested.
 */
public final class WebFiles {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNSATISFIABLE = 416;

  private final HttpClient client;
  private final Duration patience;
  private final Map<String, String> headers;

  /**
   * @param patience how long an answer may take to begin
   * @param headers sent with each request; never shown
   */
  public WebFiles(Duration patience, Map<String, String> headers) {
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
    this.patience = patience;
    this.headers = Map.copyOf(headers);
  }

  /**
   * Checks the address of a registry, and has it end with a slash.
   *
   * @throws RegistryException if it is none; the message does not show it
   */
  public static URI base(URI uri) {
    if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())
        || uri.getHost() == null
        || uri.getUserInfo() != null
        || uri.getQuery() != null
        || uri.getFragment() != null) {
      throw new RegistryException(
          "a registry's URL is http(s)://host/path, without a user or a query; change"
              + " models.registry");
    }
    String text = uri.toString();
    return URI.create(text.endsWith("/") ? text : text + "/");
  }

  /**
   * Reads a small answer whole.
   *
   * @throws NoSuchFileException if there is none
   * @throws IntegrityException if it is larger than allowed
   */
  public byte[] read(URI uri, int mostBytes) throws IOException {
    HttpResponse<InputStream> response = send(request(uri).build());
    try (InputStream body = response.body()) {
      check(response, uri);
      return BoundedRead.all(body, mostBytes, uri.toString());
    }
  }

  /**
   * The bytes from an offset on. A server that knows no ranges sends it all; what lies before the
   * offset is then skipped.
   *
   * @throws NoSuchFileException if there is none
   */
  public InputStream open(URI uri, long offset) throws IOException {
    HttpRequest.Builder request = request(uri);
    if (offset > 0) {
      request.header("Range", "bytes=%d-".formatted(offset));
    }
    HttpResponse<InputStream> response = send(request.build());
    InputStream body = response.body();
    try {
      if (response.statusCode() == UNSATISFIABLE) {
        body.close();
        return InputStream.nullInputStream();
      }
      check(response, uri);
      if (response.statusCode() == OK) {
        body.skipNBytes(offset);
      } else if (!startsAt(response, offset)) {
        throw new IOException(uri + " answered with another range than was asked for");
      }
      return body;
    } catch (EOFException e) { // It ends before the offset: there is no more.
      body.close();
      return InputStream.nullInputStream();
    } catch (IOException | RuntimeException e) {
      body.close();
      throw e;
    }
  }

  private static boolean startsAt(HttpResponse<?> response, long offset) {
    return response
        .headers()
        .firstValue("Content-Range")
        .filter(range -> range.startsWith("bytes %d-".formatted(offset)))
        .isPresent();
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(patience).header("Accept-Encoding", "identity");
    headers.forEach(request::header);
    return request;
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for " + request.uri(), e);
    } catch (IOException e) {
      throw new IOException(
          "%s does not answer; is the registry's server up?".formatted(request.uri()), e);
    }
  }

  private static void check(HttpResponse<?> response, URI uri) throws IOException {
    int status = response.statusCode();
    if (status == NOT_FOUND) {
      throw new NoSuchFileException(uri.toString());
    }
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      throw new IOException(
          "%s refuses us (status %d); see that we may read there, and that the credentials are right"
              .formatted(uri, status));
    }
    if (status != OK && status != PARTIAL) {
      throw new IOException(
          "%s answered with status %d; is that the registry's address?".formatted(uri, status));
    }
    response
        .headers()
        .firstValue("Content-Encoding")
        .filter(encoding -> !encoding.equals("identity"))
        .ifPresent(
            encoding -> {
              throw new IntegrityException(
                  "%s came compressed, which was not asked for; have the server send it as it is"
                      .formatted(uri));
            });
  }
}
