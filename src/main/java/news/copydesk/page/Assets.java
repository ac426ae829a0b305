package news.copydesk.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The files that the page is made of: these names and no others. */
final class Assets {

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("desk.css", "text/css; charset=utf-8"),
          Map.entry("theme.js", SCRIPT),
          Map.entry("desk.js", SCRIPT),
          Map.entry("element.js", SCRIPT),
          Map.entry("wire.js", SCRIPT),
          Map.entry("vitals.js", SCRIPT),
          Map.entry("clippings.js", SCRIPT),
          Map.entry("icon.svg", "image/svg+xml"),
          Map.entry("newsreader.woff2", "font/woff2"),
          Map.entry("newsreader-italic.woff2", "font/woff2"),
          Map.entry("franklin.woff2", "font/woff2"));

  private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

  private record Asset(byte[] bytes, String tag) {}

  /** Answers with the file that a path names; 404 if it is none of the page's. */
  void serve(Context request) {
    String name = request.pathParam("file");
    String type = TYPES.get(name);
    if (type == null) {
      request.status(HttpStatus.NOT_FOUND);
      return;
    }
    Asset asset = loaded.computeIfAbsent(name, Assets::load);
    request.header("Cache-Control", "no-cache").header("ETag", asset.tag());
    if (asset.tag().equals(request.header("If-None-Match"))) {
      request.status(HttpStatus.NOT_MODIFIED);
    } else {
      request.contentType(type).result(asset.bytes());
    }
  }

  /** A page of HTML. */
  static String html(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static Asset load(String name) {
    byte[] bytes = bytes(name);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset(bytes, '"' + HexFormat.of().formatHex(hash, 0, 8) + '"');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
