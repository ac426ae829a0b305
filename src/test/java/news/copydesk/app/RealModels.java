package news.copydesk.app;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import news.copydesk.annotation.corenlp.compile.TrainedCrf;
import news.copydesk.annotation.gazetteer.Places;
import news.copydesk.annotation.language.LanguageModel;
import news.copydesk.registry.catalog.InputFiles;
import news.copydesk.registry.manifest.ModelKind;

/**
 * A registry with versions of every real kind: what ships where that is small, else small ones of
 * the same classes. Knows what of a version is still in the memory of this process.
 */
final class RealModels {

  /** By the annotator, the versions in the order in which they are to serve. */
  static final Map<String, List<String>> VERSIONS =
      new TreeMap<>(
          Map.of(
              "language", List.of("1.0.0", "1.1.0"),
              // Compiled, CoreNLP's own, compiled again.
              "entities", List.of("1.0.0", "1.1.0", "1.2.0"),
              "gazetteer", List.of("1.0.0", "1.1.0"),
              "topics", List.of("1.0.0", "1.1.0"),
              "sentiment", List.of("1.0.0", "1.1.0")));

  /** What each version holds, and nothing but a version does: one of each that is loaded. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "language@1.", "news.copydesk.annotation.language.LanguageModel",
          "entities@1.0.0", "news.copydesk.annotation.compiled.CompiledModel",
          "entities@1.1.0", "edu.stanford.nlp.ie.crf.CRFClassifier",
          "entities@1.2.0", "news.copydesk.annotation.compiled.CompiledModel",
          "gazetteer@1.", "news.copydesk.annotation.gazetteer.Gazetteer",
          "topics@1.", "news.copydesk.annotation.topic.TopicModel",
          "sentiment@1.", "news.copydesk.annotation.sentiment.SentimentModel");

  private final Path directory;
  private final ModelDesk desk;
  private final Map<String, String> manifests = new HashMap<>();

  /** Registers all of them, and puts stable at the first of each. */
  RealModels(Path directory) throws Exception {
    this.directory = directory;
    this.desk = new ModelDesk(Files.createDirectories(directory.resolve("desk")));
    Path compiled = TrainedCrf.compiled(made("compiled"));
    register("entities@1.0.0", ModelKind.COMPILED_ENTITIES, Map.of("entities.model", compiled));
    register(
        "entities@1.1.0",
        ModelKind.CORENLP_CRF,
        Map.of("small.crf.ser.gz", TrainedCrf.serialized(made("crf"))));
    register("entities@1.2.0", ModelKind.COMPILED_ENTITIES, Map.of("entities.model", compiled));
    register("gazetteer@1.0.0", ModelKind.GAZETTEER, Map.of("g.gaz", gazetteer("a", "Lyon")));
    register(
        "gazetteer@1.1.0", ModelKind.GAZETTEER, Map.of("g.gaz", gazetteer("b", "Lyon", "Gallen")));
    Path language = language();
    for (String version : versions("language")) {
      register("language@" + version, ModelKind.LANGUAGE, Map.of("langdetect.bin", language));
      register("topics@" + version, ModelKind.TOPICS, shipped("topics"));
      register("sentiment@" + version, ModelKind.SENTIMENT, shipped("sentiment"));
    }
    for (Map.Entry<String, List<String>> model : VERSIONS.entrySet()) {
      desk.promote(model.getKey(), model.getValue().get(0));
    }
  }

  /** A model's versions, in the order in which they are to serve. */
  static List<String> versions(String model) {
    return Objects.requireNonNull(VERSIONS.get(model));
  }

  /** The settings of an instance that runs them. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(desk.settings());
    settings.put("annotation.models", "compiled");
    settings.put("annotation.models-directory", "target/models");
    settings.put("models.source", "registry");
    return settings;
  }

  ModelDesk desk() {
    return desk;
  }

  /** SHA-256 of the manifest of {@code model@version}. */
  String manifest(String id) {
    return String.valueOf(manifests.get(id));
  }

  /** Whether a file of the version is mapped into this process. */
  boolean mapped(String id) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .anyMatch(line -> line.contains(manifest(id)));
  }

  /** How many models of the version's class something still holds on to; collects garbage. */
  static long reachable(String id) throws JMException {
    String name = className(id);
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    Matcher row =
        Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(name) + "(?: |$)")
            .matcher(histogram);
    return row.find() ? Long.parseLong(row.group(1)) : 0;
  }

  /** Whether both versions are of one kind. */
  static boolean sameClass(String one, String other) {
    return className(one).equals(className(other));
  }

  private static String className(String id) {
    return CLASSES.entrySet().stream()
        .filter(each -> id.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private void register(String id, ModelKind kind, Map<String, Path> files) throws IOException {
    String model = id.substring(0, id.indexOf('@'));
    String version = id.substring(id.indexOf('@') + 1);
    // So that no two versions have the same files.
    Path note = Files.writeString(directory.resolve(id + ".md"), id);
    Map<String, Path> all = new LinkedHashMap<>(files);
    all.put("note.md", note);
    manifests.put(id, desk.register(model, version, kind, all, Map.of()).sha256());
  }

  private Path made(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  private static Map<String, Path> shipped(String model) throws IOException {
    return InputFiles.collect(List.of(Path.of("target", "models", model, "1.0.0")));
  }

  private Path language() throws IOException {
    Path file = directory.resolve("langdetect.bin");
    try (InputStream in = LanguageModel.class.getResourceAsStream("/langdetect-183.bin")) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private Path gazetteer(String release, String... names) throws IOException {
    Path file = directory.resolve(release + ".gaz");
    Places.compiler(names).compile("gazetteer", release).write(file);
    return file;
  }
}
