package news.copydesk.registry.cache;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.catalog.LocalModels;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.store.HttpStore;

/** Opens a version as a process of its own, says where it is, and holds it until it is killed. */
final class CacheProcess {

  private CacheProcess() {}

  /** The registry's URL, the cache, the key file, the version. */
  public static void main(String[] arguments) throws InterruptedException {
    Path cache = Path.of(arguments[1]);
    ModelRegistry registry =
        new ModelRegistry(
            new HttpStore(URI.create(arguments[0]), Duration.ofSeconds(60)),
            new Signatures(KeyRing.read(Path.of(arguments[2])), true),
            Long.MAX_VALUE);
    LocalModels models =
        new LocalModels(
            registry,
            new ModelCache(new CacheOptions(cache, Long.MAX_VALUE, 2, Duration.ofSeconds(60))),
            new SeenLedgers(cache),
            Optional.empty());
    try (LocalModel model =
        models.open(ModelReference.parse(arguments[3]), DownloadListener.none())) {
      System.out.println("opened " + model.directory());
      new CountDownLatch(1).await();
    } catch (RegistryException e) {
      System.out.println("refused " + e.getMessage());
    }
  }

  /**
   * Starts one.
   *
   * @param prefix of the command line, such as a shell that sets a limit first
   */
  static Process start(List<String> prefix, String... arguments) throws IOException {
    // Surefire and failsafe put the real class path here, and a jar that names it there.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            CacheProcess.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
