package news.copydesk.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as its readers see it: merge keys merged, a key given twice refused. */
final class YamlFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private YamlFile() {}

  /** The one document of a file. */
  static JsonNode document(Path file) {
    List<JsonNode> all = documents(file);
    if (all.size() != 1) {
      throw new AssertionError(file + " holds " + all.size() + " documents, not one");
    }
    return all.get(0);
  }

  static List<JsonNode> documents(Path file) {
    try {
      return documents(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> documents(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<JsonNode> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
      documents.add(JSON.valueToTree(Objects.requireNonNull(document)));
    }
    return documents;
  }
}
