package news.copydesk.annotation.language;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import news.copydesk.annotation.LanguageTag;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Apache OpenNLP's model of 103 languages: maximum entropy over the letters' n-grams, trained on
 * the Leipzig corpora. It comes in a jar and is read from the class path. Holds no state between
 * texts, so one instance serves all threads.
 *
 * @see <a href="https://opennlp.apache.org/models.html">OpenNLP's models</a>
 */
public final class LanguageModel {

  private static final String RESOURCE = "/langdetect-183.bin";
  private static final String NAME = "opennlp-langdetect";
  private static final String VERSION = "1.8.3";

  /**
   * ISO 639-3 names varieties where news names the language (RFC 5646, section 4.1.1, prefers the
   * macrolanguage that is in use).
   */
  private static final Map<String, String> IN_USE =
      Map.of("cmn", "zh", "ekk", "et", "lvs", "lv", "plt", "mg");

  private final ModelDescription description;
  private final Detector detector;

  private LanguageModel(ModelDescription description, Detector detector) {
    this.description = description;
    this.detector = detector;
  }

  /**
   * Reads the model: about a second, 23 MB of heap.
   *
   * @throws ModelLoadException if it is not on the class path, or broken
   */
  public static LanguageModel load() {
    try (InputStream in = LanguageModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new ModelLoadException(
            "language model: no "
                + RESOURCE
                + " on the class path; put opennlp-models-langdetect back into lib");
      }
      return read(in);
    } catch (IOException e) {
      throw new ModelLoadException(
          "language model: " + RESOURCE + " cannot be read; fetch opennlp-models-langdetect again",
          e);
    }
  }

  /**
   * Reads a model from a file of OpenNLP's.
   *
   * @throws ModelLoadException if it is not there, or something else
   */
  public static LanguageModel read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in);
    } catch (IOException e) {
      throw DamagedModelException.orOther(
          "language model: %s is no language detector of OpenNLP's (%s); register one"
              .formatted(file.toAbsolutePath(), e.getMessage()),
          e);
    }
  }

  private static LanguageModel read(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    LanguageDetectorModel model = new LanguageDetectorModel(new DigestInputStream(in, digest));
    String sum = HexFormat.of().formatHex(digest.digest());
    return new LanguageModel(
        new ModelDescription(NAME, VERSION, Optional.of(sum)),
        GramDetector.of(model).orElseGet(() -> new OpenNlpDetector(model)));
  }

  ModelDescription description() {
    return description;
  }

  /** The most probable language; time grows with the text. */
  LanguageGuess guess(String text) {
    LanguageGuess guess = detector.guess(text);
    return new LanguageGuess(tag(guess.tag()), guess.confidence());
  }

  private static String tag(String code) {
    return Optional.ofNullable(IN_USE.get(code))
        .or(() -> LanguageTag.language(code))
        .orElse(LanguageTag.UNDETERMINED);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
