package news.copydesk.annotation.corenlp.compile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import news.copydesk.annotation.compiled.CompiledModel;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.annotation.corenlp.CoreNlpLoader;
import news.copydesk.annotation.corenlp.CoreNlpLoader.LoadedCrfs;
import news.copydesk.model.ModelLoadException;

/** Compiles the three CRFs that ship with CoreNLP, unless that has been done before. */
public final class EntityCompiler {

  private static final int BUFFER = 1 << 16;

  private final CoreNlpLoader crfs;
  private final Path target;

  /**
   * @param models the directory that holds all models
   */
  public EntityCompiler(Path models) {
    this.crfs = new CoreNlpLoader(models);
    this.target = CompiledLoader.file(models);
  }

  /** What happened. */
  public enum Result {
    /** The file was there, of these CRFs and this compiler. */
    UP_TO_DATE,
    /** The file was copied from the cache. */
    FROM_CACHE,
    /** The file was compiled. */
    COMPILED
  }

  /** Where the compiled model is. */
  public Path target() {
    return target;
  }

  /**
   * Compiles, or copies what a cache holds of the same CRFs by the same compiler.
   *
   * @param cache a directory to look in and to leave a copy in
   * @throws ModelLoadException if the CRFs are missing or damaged
   * @throws UnsupportedCrfException if they cannot be compiled
   */
  public Result compileOnce(Path cache) throws IOException {
    String source = source();
    int compiler = CompilerFingerprint.ofThis();
    if (isOf(target, source, compiler)) {
      return Result.UP_TO_DATE;
    }
    Path cached = cached(cache, source, compiler);
    if (isOf(cached, source, compiler)) {
      copy(cached, target);
      return Result.FROM_CACHE;
    }
    compile();
    copy(target, cached);
    return Result.COMPILED;
  }

  /**
   * Where a cache holds what this compiler makes of some CRFs: another compiler's file of the same
   * CRFs is another file, even if it has the same format.
   */
  Path cached(Path cache, String source, int compiler) {
    String key = source + "-" + HexFormat.of().toHexDigits(compiler);
    return cache.resolve(key).resolve(target.getFileName().toString());
  }

  /** Compiles, whatever there is already. */
  public void compile() throws IOException {
    LoadedCrfs loaded = crfs.crfs();
    ModelCompiler.compile(
        CompiledLoader.NAME, CompiledLoader.VERSION, loaded.byFile(), loaded.sha256(), target);
  }

  private String source() throws IOException {
    if (!crfs.missingFiles().isEmpty()) {
      throw new ModelLoadException(
          "cannot compile: " + crfs.missingFiles().get(0).toAbsolutePath() + " is missing");
    }
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    for (Path file : crfs.files()) {
      try (InputStream bytes = Files.newInputStream(file)) {
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether a file is a sound model that was compiled from these CRFs by this compiler. */
  static boolean isOf(Path file, String source, int compiler) {
    if (!Files.isReadable(file)) {
      return false;
    }
    try (CompiledModel model = CompiledModel.open(file)) {
      return model.compiler() == compiler
          && model.model().sha256().filter(source::equals).isPresent();
    } catch (ModelLoadException e) {
      return false;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Path directory = Files.createDirectories(to.toAbsolutePath().getParent());
    Path temporary = Files.createTempFile(directory, "copying", ".tmp");
    try {
      Files.copy(from, temporary, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          temporary, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
