package news.copydesk.annotation.sentiment;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;
import news.copydesk.model.ModelLoader;

/** Loads the sentiment model from a directory named {@code <name>/<version>}. */
public final class SentimentLoader implements ModelLoader<SentimentModel> {

  /** The model's name, and its directory's. */
  public static final String NAME = "sentiment";

  /** The version that ships. */
  public static final String VERSION = "1.0.0";

  private final Path directory;
  private final String version;

  /**
   * @param models the directory that holds all models
   */
  public SentimentLoader(Path models) {
    this(models.resolve(NAME).resolve(VERSION), VERSION);
  }

  private SentimentLoader(Path directory, String version) {
    this.directory = directory;
    this.version = version;
  }

  /** Of any version, from the directory that holds its files. */
  public static SentimentLoader of(Path directory, String version) {
    return new SentimentLoader(directory, version);
  }

  /** The model's table of words, which training needs too. */
  public Path words() {
    return directory.resolve(SentimentFiles.WORDS);
  }

  @Override
  public SentimentModel load() {
    MessageDigest digest = sha256();
    byte[] words = read(words());
    byte[] tone = read(directory.resolve(SentimentFiles.TONE));
    digest.update(words);
    digest.update(tone);
    String sha256 = HexFormat.of().formatHex(digest.digest());
    ModelDescription description = new ModelDescription(NAME, version, Optional.of(sha256));
    try (DataInputStream wordsIn = SentimentFiles.input(words);
        DataInputStream toneIn = SentimentFiles.input(tone)) {
      return new SentimentModel(description, WordTable.read(wordsIn), ToneWeights.read(toneIn));
    } catch (IOException | IllegalArgumentException e) {
      throw new DamagedModelException(
          "model %s in %s is damaged: %s; get it again from the distribution, or build it with ./copydesk"
              .formatted(
                  description,
                  directory.toAbsolutePath(),
                  e.getMessage() == null ? "it ends too early" : e.getMessage()),
          e);
    }
  }

  private byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelLoadException(
          "model %s@%s: cannot read %s; set annotation.models-directory to the distribution's models/, or build it with ./copydesk"
              .formatted(NAME, version, file.toAbsolutePath()),
          e);
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
