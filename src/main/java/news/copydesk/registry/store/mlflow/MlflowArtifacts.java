package news.copydesk.registry.store.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.StrictJson;
import news.copydesk.registry.store.WebFiles;

/**
 * Files that MLflow's server hands out ({@code mlflow-artifacts/artifacts}, its artifact proxy).
 * Whatever a URI says, only that server is asked.
 */
final class MlflowArtifacts {

  private static final String SCHEME = "mlflow-artifacts:";
  private static final int MOST_LISTING_BYTES = 4 << 20;
  private static final int DEEPEST = 5;

  private final URI files;
  private final WebFiles web;

  MlflowArtifacts(URI base, Duration patience, MlflowOptions options) {
    this.files = base.resolve("api/2.0/mlflow-artifacts/artifacts");
    this.web = new WebFiles(patience, options.headers());
  }

  /**
   * The directory that a URI names.
   *
   * @throws RegistryException if the server does not hand out what is there
   */
  String directory(String uri, String id) {
    String proxied = files + "/";
    String path;
    if (uri.startsWith(proxied)) {
      path = uri.substring(proxied.length());
    } else if (uri.startsWith(SCHEME)) {
      // With or without a host: mlflow-artifacts:/1/ab/artifacts, mlflow-artifacts://host/1/ab.
      path = uri.substring(SCHEME.length()).replaceFirst("^//[^/]*", "");
    } else {
      throw new RegistryException(
          "MLflow keeps %s at %s, and does not hand it out; run it with --serve-artifacts and log the model again, or read it from where it is"
              .formatted(id, uri.replaceFirst("//.*@", "//***@")));
    }
    String directory = path.replaceAll("^/+|/+$", "");
    if (Arrays.asList(directory.split("/")).contains("..")) {
      throw new IntegrityException("MLflow keeps %s at a path with ..; refused".formatted(id));
    }
    return directory;
  }

  byte[] read(String path, int mostBytes) throws IOException {
    return web.read(file(path), mostBytes);
  }

  InputStream open(String path, long offset) throws IOException {
    return web.open(file(path), offset);
  }

  /**
   * Sizes of all files below a directory, by their paths in it.
   *
   * @throws IntegrityException if there are more, or deeper ones, than any version has
   */
  SortedMap<String, Long> list(String directory) throws IOException {
    SortedMap<String, Long> sizes = new TreeMap<>();
    list(directory, "", 1, sizes);
    return sizes;
  }

  private void list(String directory, String below, int depth, SortedMap<String, Long> sizes)
      throws IOException {
    String at = below.isEmpty() ? directory : directory + "/" + below;
    URI uri = URI.create(files + "?path=" + URLEncoder.encode(at, UTF_8));
    JsonNode answer;
    try {
      answer = StrictJson.object(web.read(uri, MOST_LISTING_BYTES), "answer of " + uri);
    } catch (NoSuchFileException e) {
      throw new IOException(
          uri + " is not there; run MLflow with --serve-artifacts, and log the model again", e);
    }
    for (JsonNode file : answer.path("files")) {
      String name = file.path("path").asText();
      String path = below.isEmpty() ? name : below + "/" + name;
      if (sizes.size() >= ModelFile.MOST_FILES || depth > DEEPEST || !ModelFile.isPath(path)) {
        throw new IntegrityException(
            "%s holds more, deeper or other files than a version of a model has".formatted(uri));
      }
      if (file.path("is_dir").asBoolean()) {
        list(directory, path, depth + 1, sizes);
      } else {
        sizes.put(path, file.path("file_size").asLong());
      }
    }
  }

  private URI file(String path) {
    return URI.create(
        files
            + "/"
            + Arrays.stream(path.split("/"))
                .map(segment -> URLEncoder.encode(segment, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/")));
  }
}
