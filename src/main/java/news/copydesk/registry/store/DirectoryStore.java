package news.copydesk.registry.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.lock.HostLock;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.Names;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.StrictJson;

/**
 * A directory, also on a shared file system, as far as that has atomic renames and file locks (NFS
 * 4 does). {@code <model>/ledger.jsonl}, {@code <model>/<version>/manifest.json} and the files
 * beside it; {@code index.json} names the models for those who read it through a web server.
 */
public final class DirectoryStore implements WritableStore {

  /** The name of a ledger's file. */
  public static final String LEDGER = "ledger.jsonl";

  /** The name of the file that lists the models. */
  public static final String INDEX = "index.json";

  private static final String LOCKS = ".locks";
  private static final String INCOMING = ".incoming";

  // No model can be named like these.
  private static final String INCOMING_LOCK = "_incoming.lock";
  private static final String INDEX_LOCK = "_index.lock";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path root;

  /**
   * @param root need not exist until something is written
   */
  public DirectoryStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public List<String> models() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(root)) {
      return directories
          .filter(each -> Files.isRegularFile(each.resolve(LEDGER), LinkOption.NOFOLLOW_LINKS))
          .map(each -> each.getFileName().toString())
          .filter(Names::valid)
          .sorted()
          .toList();
    }
  }

  @Override
  public byte[] ledger(String model) throws IOException {
    try {
      return PlainFiles.read(root, Names.model(model) + "/" + LEDGER, Ledger.MOST_BYTES);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  @Override
  public byte[] manifest(String model, SemanticVersion version) throws IOException {
    return PlainFiles.read(
        root, Names.model(model) + "/" + version + "/" + Manifest.FILE, Manifest.MOST_BYTES);
  }

  @Override
  public InputStream open(String model, SemanticVersion version, ModelFile file, long offset)
      throws IOException {
    FileChannel channel =
        PlainFiles.open(root, Names.model(model) + "/" + version + "/" + file.path());
    channel.position(offset);
    return Channels.newInputStream(channel);
  }

  @Override
  public <T> T exclusively(String model, Change<T> change) throws IOException {
    return locked(Names.model(model) + ".lock", change);
  }

  @Override
  public Staging stage() throws IOException {
    HostLock lock =
        waited(HostLock::shared, root.resolve(LOCKS).resolve(INCOMING_LOCK), PATIENCE)
            .orElseThrow(() -> busy(INCOMING_LOCK));
    try {
      Path directory = root.resolve(INCOMING).resolve(UUID.randomUUID().toString());
      return new Staging(Files.createDirectories(directory), lock::close);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public void publish(Staging staging, String model, SemanticVersion version) throws IOException {
    delete(model, version);
    try (Stream<Path> files = Files.walk(staging.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Durable.makeReadOnly(file);
      }
    }
    Path target = versionDirectory(model, version);
    Files.createDirectories(target.getParent());
    Durable.move(staging.directory(), target);
  }

  @Override
  public void writeLedger(String model, byte[] before, byte[] after) throws IOException {
    // Where a file system's locks do not hold, this still sees most of what they would prevent.
    if (!Arrays.equals(ledger(model), before)) {
      throw new LedgerConflictException(model, location());
    }
    Path directory = Files.createDirectories(root.resolve(Names.model(model)));
    Durable.replace(directory.resolve(LEDGER), after);
    locked(
        INDEX_LOCK,
        () -> {
          ObjectNode index = StrictJson.empty();
          ArrayNode models = index.putArray("models");
          models().forEach(models::add);
          Durable.replace(root.resolve(INDEX), StrictJson.canonical(index));
          return models;
        });
  }

  @Override
  public void delete(String model, SemanticVersion version) throws IOException {
    Path directory = versionDirectory(model, version);
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    // Out of sight at once, then away.
    Path trash = root.resolve(INCOMING).resolve(UUID.randomUUID().toString());
    Files.createDirectories(trash.getParent());
    Durable.move(directory, trash);
    Durable.deleteTree(trash);
  }

  @Override
  public int cleanUp() throws IOException {
    Path incoming = root.resolve(INCOMING);
    if (!Files.isDirectory(incoming)) {
      return 0;
    }
    Optional<HostLock> nobody =
        waited(HostLock::exclusive, root.resolve(LOCKS).resolve(INCOMING_LOCK), Duration.ZERO);
    if (nobody.isEmpty()) {
      return 0;
    }
    int deleted = 0;
    try (HostLock held = nobody.get();
        DirectoryStream<Path> left = Files.newDirectoryStream(incoming)) {
      for (Path each : left) {
        Durable.deleteTree(each);
        deleted++;
      }
    }
    return deleted;
  }

  private <T> T locked(String lockName, Change<T> change) throws IOException {
    Path file = root.resolve(LOCKS).resolve(lockName);
    try (HostLock held =
        waited(HostLock::exclusive, file, PATIENCE).orElseThrow(() -> busy(lockName))) {
      return change.apply();
    }
  }

  /** How a lock is taken: shared or exclusively. */
  private interface Taking {
    Optional<HostLock> take(Path file, Duration patience) throws IOException, InterruptedException;
  }

  private static Optional<HostLock> waited(Taking taking, Path file, Duration patience)
      throws IOException {
    try {
      return taking.take(file, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for " + file, e);
    }
  }

  private RegistryException busy(String lockName) {
    return new RegistryException(
        "somebody else has been changing %s for %d s; see who holds %s/%s, and try again"
            .formatted(root, PATIENCE.toSeconds(), LOCKS, lockName));
  }

  private Path versionDirectory(String model, SemanticVersion version) {
    return root.resolve(Names.model(model)).resolve(version.toString());
  }
}
