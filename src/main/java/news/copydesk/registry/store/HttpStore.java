package news.copydesk.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.Fields;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.Names;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.StrictJson;

/**
 * Reads a registry's directory through a web server, over HTTP or HTTPS. Redirects are not
 * followed, and nothing is decompressed: what arrives is what is counted and digested.
 */
public final class HttpStore implements ModelStore {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_FOUND = 404;
  private static final int UNSATISFIABLE = 416;
  private static final int MOST_INDEX_BYTES = 1 << 20;

  private final URI base;
  private final HttpClient client;
  private final Duration patience;

  /**
   * @param base of the registry's directory
   * @param patience how long an answer may take to begin
   */
  public HttpStore(URI base, Duration patience) {
    if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())
        || base.getHost() == null
        || base.getUserInfo() != null
        || base.getQuery() != null
        || base.getFragment() != null) {
      throw new RegistryException(
          "a registry's URL is http(s)://host/path, without a user or a query; change"
              + " models.registry");
    }
    String text = base.toString();
    this.base = URI.create(text.endsWith("/") ? text : text + "/");
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
    this.patience = patience;
  }

  @Override
  public String location() {
    return base.toString();
  }

  @Override
  public List<String> models() throws IOException {
    String where = base + DirectoryStore.INDEX;
    byte[] bytes = read(DirectoryStore.INDEX, MOST_INDEX_BYTES);
    return new Fields(StrictJson.object(bytes, where), where)
        .texts("models").stream().map(Names::model).toList();
  }

  @Override
  public byte[] ledger(String model) throws IOException {
    try {
      return read(Names.model(model) + "/" + DirectoryStore.LEDGER, Ledger.MOST_BYTES);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  @Override
  public byte[] manifest(String model, SemanticVersion version) throws IOException {
    return read(Names.model(model) + "/" + version + "/" + Manifest.FILE, Manifest.MOST_BYTES);
  }

  /** A server that knows no ranges sends it all; what lies before the offset is then skipped. */
  @Override
  public InputStream open(String model, SemanticVersion version, ModelFile file, long offset)
      throws IOException {
    String path = Names.model(model) + "/" + version + "/" + file.path();
    HttpRequest.Builder request = request(path);
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
      check(response, path);
      if (response.statusCode() == OK) {
        body.skipNBytes(offset);
      } else if (!startsAt(response, offset)) {
        throw new IOException(base + path + " answered with another range than was asked for");
      }
      return body;
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

  private byte[] read(String path, int mostBytes) throws IOException {
    HttpResponse<InputStream> response = send(request(path).build());
    try (InputStream body = response.body()) {
      check(response, path);
      return BoundedRead.all(body, mostBytes, base + path);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(patience)
        .header("Accept-Encoding", "identity");
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

  private void check(HttpResponse<?> response, String path) throws IOException {
    int status = response.statusCode();
    if (status == NOT_FOUND) {
      throw new NoSuchFileException(base + path);
    }
    if (status != OK && status != PARTIAL) {
      throw new IOException(
          "%s%s answered with status %d; is that the registry's address?"
              .formatted(base, path, status));
    }
    response
        .headers()
        .firstValue("Content-Encoding")
        .filter(encoding -> !encoding.equals("identity"))
        .ifPresent(
            encoding -> {
              throw new IntegrityException(
                  "%s%s came compressed, which was not asked for; have the server send it as it is"
                      .formatted(base, path));
            });
  }
}
