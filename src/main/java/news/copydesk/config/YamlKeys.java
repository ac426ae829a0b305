package news.copydesk.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A YAML file as dotted keys, each with its value as it is written: a password of digits stays what
 * it is, where YAML would read a number. Lists become values with commas, null an empty value.
 */
final class YamlKeys {

  private final Path file;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private YamlKeys(Path file) {
    this.file = file;
  }

  /** Reads the file; what is wrong with it is among the problems. */
  static YamlKeys read(Path file) {
    YamlKeys keys = new YamlKeys(file);
    if (Files.isDirectory(file)) {
      keys.problems.add(file + " is a directory; name a file: --config");
      return keys;
    }
    YAMLFactory yaml =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = yaml.createParser(Files.newBufferedReader(file))) {
      keys.root(parser);
    } catch (JsonProcessingException e) {
      keys.problems.add(file + " is not YAML: " + e.getOriginalMessage() + at(e));
    } catch (NoSuchFileException e) {
      keys.problems.add(file + " is not there; name another: --config");
    } catch (IOException e) {
      keys.problems.add(
          file + " cannot be read (" + e.getClass().getSimpleName() + "); name another: --config");
    }
    return keys;
  }

  Map<String, String> values() {
    return values;
  }

  List<String> problems() {
    return problems;
  }

  private void root(JsonParser parser) throws IOException {
    @Nullable JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      object("", parser);
    } else if (first != null && first != JsonToken.VALUE_NULL) {
      problems.add(file + " holds no keys; write them as name: value");
    }
  }

  private void object(String prefix, JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        object(name + ".", parser);
      } else {
        put(name, token == JsonToken.START_ARRAY ? list(name, parser) : scalar(parser));
      }
    }
  }

  private String list(String name, JsonParser parser) throws IOException {
    List<String> parts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isStructStart()) {
        parser.skipChildren();
        problems.add(file + " gives " + name + " a list of more than plain values");
      } else {
        parts.add(scalar(parser));
      }
    }
    return String.join(",", parts);
  }

  private void put(String name, String value) {
    if (values.put(name, value) != null) {
      problems.add(file + " gives " + name + " twice; leave one");
    }
  }

  private static String scalar(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
  }

  private static String at(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
  }
}
