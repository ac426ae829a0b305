package news.copydesk.registry.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.Names;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Sha256;
import news.copydesk.registry.store.DirectoryStore;
import news.copydesk.registry.store.FileCheck;
import news.copydesk.registry.store.LedgerConflictException;
import news.copydesk.registry.store.PlainFiles;
import news.copydesk.registry.store.Staging;
import news.copydesk.registry.store.WritableStore;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket, or a part of one, with the same keys as a directory has paths. There are no locks:
 * files are written only where there is nothing ({@code If-None-Match}), the ledger only in place
 * of the one that was read ({@code If-Match}), and who comes second begins again.
 */
public final class S3Store implements WritableStore {

  /** What nobody registered in all this time is left over from an attempt that has ended. */
  private static final Duration LEFTOVER = Duration.ofDays(1);

  private static final int ATTEMPTS = 20;

  /** Far above any model that ships; with 10,000 of them, more than S3 lets an object have. */
  private static final long PART_BYTES = 1L << 29;

  private final S3Location location;
  private final S3Objects objects;
  private final S3Index index;
  private final String shown;
  private final Clock clock;

  /**
   * @param location {@code s3://bucket/prefix}
   * @param patience how long an answer may take to begin, or to go on
   */
  public S3Store(String location, S3Options options, Duration patience, Clock clock) {
    this(location, options, patience, clock, PART_BYTES);
  }

  /**
   * @param partBytes what is larger is written in parts of so many
   */
  S3Store(String location, S3Options options, Duration patience, Clock clock, long partBytes) {
    this.location = S3Location.parse(location);
    this.objects = new S3Objects(S3Clients.make(options, patience), this.location, partBytes);
    this.index = new S3Index(objects);
    this.shown = this.location + options.endpoint().map(endpoint -> " at " + endpoint).orElse("");
    this.clock = clock;
  }

  @Override
  public String location() {
    return shown;
  }

  @Override
  public List<String> models() throws IOException {
    List<String> models = new ArrayList<>();
    for (String name : objects.directories()) {
      if (Names.valid(name) && objects.exists(ledgerKey(name))) {
        models.add(name);
      }
    }
    return models.stream().sorted().toList();
  }

  @Override
  public byte[] ledger(String model) throws IOException {
    return objects
        .read(ledgerKey(model), Ledger.MOST_BYTES)
        .map(S3Objects.Tagged::bytes)
        .orElse(new byte[0]);
  }

  @Override
  public byte[] manifest(String model, SemanticVersion version) throws IOException {
    String key = versionKey(model, version) + Manifest.FILE;
    return objects
        .read(key, Manifest.MOST_BYTES)
        .orElseThrow(() -> new NoSuchFileException(location + key))
        .bytes();
  }

  @Override
  public InputStream open(String model, SemanticVersion version, ModelFile file, long offset)
      throws IOException {
    return objects.open(versionKey(model, version) + file.path(), offset);
  }

  @Override
  public <T> T exclusively(String model, Change<T> change) throws IOException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return change.apply();
      } catch (LedgerConflictException e) {
        // Somebody else was first. What he did may be a reason to refuse: so from the start.
        continue;
      }
    }
    return change.apply();
  }

  @Override
  public Staging stage() throws IOException {
    return new Staging(Files.createTempDirectory("copydesk-model-"), () -> {});
  }

  @Override
  public void publish(Staging staging, String model, SemanticVersion version) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(staging.directory())) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    Path manifest = staging.directory().resolve(Manifest.FILE);
    for (Path file : files) {
      if (!file.equals(manifest)) {
        create(staging.directory(), file, model, version);
      }
    }
    // Of two who register one number, the one whose manifest is there first goes on.
    create(staging.directory(), manifest, model, version);
  }

  /** What is there already may stay if it is the same: then an interrupted attempt goes on. */
  private void create(Path directory, Path file, String model, SemanticVersion version)
      throws IOException {
    StringBuilder path = new StringBuilder();
    directory.relativize(file).forEach(each -> path.append(path.isEmpty() ? "" : "/").append(each));
    String key = versionKey(model, version) + path;
    String sha256 = digest(directory, path.toString());
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    if (objects.create(key, file, base64)) {
      return;
    }
    try (InputStream there = objects.open(key, 0)) {
      FileCheck.check(there, new ModelFile("there", Files.size(file), sha256), key);
    } catch (news.copydesk.registry.IntegrityException e) {
      throw new RegistryException(
          "%s%s is there already, and is another: somebody is registering %s@%s, or was interrupted. Take the next number; 'copydesk models cleanup' deletes what has been left for a day"
              .formatted(location, key, model, version),
          e);
    }
  }

  private static String digest(Path directory, String path) throws IOException {
    java.security.MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 17];
    try (InputStream in = Channels.newInputStream(PlainFiles.open(directory, path))) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return Sha256.hex(digest.digest());
  }

  @Override
  public void writeLedger(String model, byte[] before, byte[] after) throws IOException {
    Optional<S3Objects.Tagged> now = objects.read(ledgerKey(model), Ledger.MOST_BYTES);
    if (!Arrays.equals(now.map(S3Objects.Tagged::bytes).orElse(new byte[0]), before)) {
      throw new LedgerConflictException(model, location());
    }
    // An answer that was lost makes the client ask again, and its own first try refuses the second.
    if (!objects.replace(ledgerKey(model), now, after) && !Arrays.equals(ledger(model), after)) {
      throw new LedgerConflictException(model, location());
    }
    index.add(model);
  }

  @Override
  public void delete(String model, SemanticVersion version) throws IOException {
    for (S3Object object : objects.list(versionKey(model, version))) {
      objects.delete(object);
    }
  }

  @Override
  public int cleanUp() throws IOException {
    return new S3Leftovers(objects, location, clock.instant().minus(LEFTOVER)).delete();
  }

  static String ledgerKey(String model) {
    return Names.model(model) + "/" + DirectoryStore.LEDGER;
  }

  private static String versionKey(String model, SemanticVersion version) {
    return Names.model(model) + "/" + version + "/";
  }
}
