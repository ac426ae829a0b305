package news.copydesk.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import news.copydesk.annotation.Annotator;
import news.copydesk.config.AnnotationConfig;
import news.copydesk.guard.GuardOptions;
import news.copydesk.model.ModelDescription;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.manifest.Requirements;

/** Measures the heap that a model takes, by loading it in this process. */
public final class ModelMemory {

  private ModelMemory() {}

  /**
   * The same version, with what was measured in its requirements.
   *
   * @throws news.copydesk.model.ModelLoadException if it cannot be loaded as what it claims to be
   */
  public static NewVersion measured(NewVersion draft, AnnotationConfig config) throws IOException {
    OptionalLong bytes = OptionalLong.of(measure(draft, config));
    return new NewVersion(
        draft.model(),
        draft.version(),
        draft.kind(),
        draft.files(),
        draft.lineage(),
        draft.metrics(),
        draft.labels(),
        new Requirements(draft.requires().program(), bytes));
  }

  /**
   * Loads the model and compares the heap after a collection with that before. What is mapped is
   * not in the heap, and does not count; what the first load of a kind brings with it does, such as
   * tables of the tokenizer.
   *
   * @return bytes
   * @throws news.copydesk.model.ModelLoadException if it cannot be loaded as what it claims to be
   */
  static long measure(NewVersion draft, AnnotationConfig config) throws IOException {
    Path directory = Files.createTempDirectory("copydesk-measure-");
    try {
      for (Map.Entry<String, Path> file : draft.files().entrySet()) {
        Path link = directory.resolve(file.getKey());
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, file.getValue().toAbsolutePath());
      }
      return measure(draft, config, directory);
    } finally {
      remove(directory);
    }
  }

  private static long measure(NewVersion draft, AnnotationConfig config, Path directory) {
    AnnotatorFactory factory =
        new AnnotatorFactory(
            config, Guards.of(1, GuardOptions.defaults(), new SimpleMeterRegistry()));
    ModelDescription as =
        new ModelDescription(draft.model(), draft.version().toString(), Optional.empty());
    long before = heap();
    try (Annotator annotator = factory.load(draft.kind(), draft.files().keySet(), directory, as)) {
      return Math.max(0, heap() - before);
    }
  }

  private static long heap() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  // The links, and not what they lead to.
  private static void remove(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
