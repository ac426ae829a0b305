package news.copydesk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.annotation.gazetteer.StarterGazetteer;
import news.copydesk.annotation.sentiment.SentimentLoader;
import news.copydesk.annotation.topic.TopicModelLoader;
import news.copydesk.registry.catalog.InputFiles;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.manifest.Lineage;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.Requirements;
import news.copydesk.registry.manifest.SemanticVersion;

/** The models of the distribution, as versions to be registered. */
public final class ShippedModels {

  /** The starter gazetteer counts its releases: {@code starter-1}. */
  private static final String STARTER = "starter-";

  private ShippedModels() {}

  /**
   * Those that are there.
   *
   * @param models the distribution's models directory
   */
  public static List<NewVersion> in(Path models) throws IOException {
    List<NewVersion> all = new ArrayList<>();
    add(
        all,
        models,
        CompiledLoader.NAME,
        CompiledLoader.VERSION,
        ModelKind.COMPILED_ENTITIES,
        "copydesk models compile");
    add(
        all,
        models,
        StarterGazetteer.NAME,
        StarterGazetteer.VERSION,
        ModelKind.GAZETTEER,
        "copydesk gazetteer compile");
    add(
        all,
        models,
        TopicModelLoader.NAME,
        TopicModelLoader.VERSION,
        ModelKind.TOPICS,
        "copydesk train topics");
    add(
        all,
        models,
        SentimentLoader.NAME,
        SentimentLoader.VERSION,
        ModelKind.SENTIMENT,
        "copydesk train sentiment");
    return all;
  }

  private static void add(
      List<NewVersion> all,
      Path models,
      String name,
      String directory,
      ModelKind kind,
      String command)
      throws IOException {
    Path files = models.resolve(name).resolve(directory);
    if (!Files.isDirectory(files)) {
      return;
    }
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put("origin", "distribution");
    labels.put("release", directory);
    all.add(
        new NewVersion(
            name,
            SemanticVersion.parse(number(directory)),
            kind,
            InputFiles.collect(List.of(files)),
            new Lineage(List.of(), Optional.empty(), Optional.empty(), Optional.of(command)),
            new TreeMap<>(),
            labels,
            Requirements.none()));
  }

  private static String number(String release) {
    return release.startsWith(STARTER) ? release.substring(STARTER.length()) + ".0.0" : release;
  }
}
