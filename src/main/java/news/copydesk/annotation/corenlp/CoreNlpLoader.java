package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ie.NERClassifierCombiner;
import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.logging.RedwoodConfiguration;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import news.copydesk.annotation.corenlp.tokenizer.AutomatonTokenizer;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;
import news.copydesk.model.ModelLoader;

/** Loads CoreNLP's three English CRFs from a directory named {@code <name>/<version>}. */
public final class CoreNlpLoader implements ModelLoader<CoreNlpTagger> {

  /** The model's name, and its directory's. */
  public static final String NAME = "corenlp-ner";

  /** The version that ships. */
  public static final String VERSION = "4.5.10";

  /** In CoreNLP's own order: the first has the last word, the others only add labels. */
  private static final List<String> FILES =
      List.of(
          "english.all.3class.distsim.crf.ser.gz",
          "english.muc.7class.distsim.crf.ser.gz",
          "english.conll.4class.distsim.crf.ser.gz");

  /** In bytes; the three unpack to 26 to 50 MB. */
  private static final long MOST_UNPACKED = 256L << 20;

  private final Path directory;
  private final List<String> names;
  private final long mostUnpacked;

  /**
   * @param models the directory that holds all models
   */
  public CoreNlpLoader(Path models) {
    this(models, MOST_UNPACKED);
  }

  /**
   * @param mostUnpacked bytes that a file may unpack to
   */
  CoreNlpLoader(Path models, long mostUnpacked) {
    this(models.resolve(NAME).resolve(VERSION), FILES, mostUnpacked);
  }

  private CoreNlpLoader(Path directory, List<String> names, long mostUnpacked) {
    this.directory = directory;
    this.names = names;
    this.mostUnpacked = mostUnpacked;
  }

  /**
   * Of any version, from the directory that holds its files: CoreNLP's three in their own order, or
   * whatever {@code .ser.gz} there is in the order of the names, the first with the last word.
   *
   * @throws ModelLoadException if there is none
   */
  public static CoreNlpLoader of(Path directory) {
    if (FILES.stream().allMatch(name -> Files.exists(directory.resolve(name)))) {
      return new CoreNlpLoader(directory, FILES, MOST_UNPACKED);
    }
    try (Stream<Path> all = Files.list(directory)) {
      List<String> found =
          all.map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".ser.gz"))
              .sorted()
              .toList();
      if (!found.isEmpty()) {
        return new CoreNlpLoader(directory, found, MOST_UNPACKED);
      }
    } catch (IOException e) {
      throw new ModelLoadException(
          "CRFs in %s cannot be listed: %s".formatted(directory, e.getMessage()), e);
    }
    throw new ModelLoadException(
        "there is no .ser.gz in %s; register CoreNLP's CRFs as corenlp-crf".formatted(directory));
  }

  /** The model's files, in the order in which they are combined. */
  public List<Path> files() {
    return names.stream().map(directory::resolve).toList();
  }

  /** The files that are missing, as far as one can see without reading them. */
  public List<Path> missingFiles() {
    return files().stream().filter(file -> !Files.isReadable(file)).toList();
  }

  @Override
  public CoreNlpTagger load() {
    LoadedCrfs loaded = crfs();
    return new CoreNlpTagger(
        new ModelDescription(NAME, VERSION, Optional.of(HexFormat.of().formatHex(loaded.sha256()))),
        new AutomatonTokenizer(),
        new CrfLabels(combined(loaded.byFile().values())));
  }

  /**
   * The CRFs themselves, in the order in which they are combined.
   *
   * @throws ModelLoadException if the files are missing or not what they should be
   */
  public LoadedCrfs crfs() {
    List<Path> missing = missingFiles();
    if (!missing.isEmpty()) {
      throw new ModelLoadException(
          "model "
              + NAME
              + "@"
              + VERSION
              + ": cannot read "
              + missing.get(0).toAbsolutePath()
              + "; set annotation.models-directory to the distribution's models/, or build it with"
              + " ./copydesk");
    }
    RedwoodConfiguration.slf4j().apply();
    MessageDigest digest = sha256();
    Map<String, CRFClassifier<CoreLabel>> crfs = new LinkedHashMap<>();
    for (Path file : files()) {
      crfs.put(file.getFileName().toString(), read(file, digest));
    }
    return new LoadedCrfs(crfs, digest.digest());
  }

  /**
   * CRFs as CoreNLP reads them.
   *
   * @param byFile by the names of their files, in the order in which they are combined
   * @param sha256 over all files
   */
  public record LoadedCrfs(Map<String, CRFClassifier<CoreLabel>> byFile, byte[] sha256) {}

  private CRFClassifier<CoreLabel> read(Path file, MessageDigest digest) {
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest);
        ObjectInputStream objects =
            new ObjectInputStream(
                new BufferedInputStream(
                    new UnpackedBytes(new GZIPInputStream(bytes, 1 << 16), mostUnpacked),
                    1 << 16))) {
      objects.setObjectInputFilter(new CrfObjectFilter());
      CRFClassifier<CoreLabel> crf = CRFClassifier.getClassifier(objects, stateless());
      bytes.transferTo(OutputStream.nullOutputStream());
      return crf;
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      throw DamagedModelException.orOther(
          "model file "
              + file.toAbsolutePath()
              + " is not a CRF that CoreNLP can read: "
              + rootCause(e)
              + "; get it again from the distribution, or build it with ./copydesk",
          e);
    }
  }

  private static Throwable rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /**
   * A CRF can take note of lower-case words in the texts it labels, so that a label depends on what
   * the process has read before. The models that ship do not; an article must get the same labels
   * whenever and wherever it is read, so no model of ours ever does.
   */
  private static Properties stateless() {
    Properties properties = new Properties();
    properties.setProperty("maxAdditionalKnownLCWords", "0");
    return properties;
  }

  @SuppressWarnings("unchecked")
  private static NERClassifierCombiner combined(Collection<CRFClassifier<CoreLabel>> crfs) {
    try {
      return new NERClassifierCombiner(false, false, crfs.toArray(CRFClassifier[]::new));
    } catch (IOException e) {
      throw new ModelLoadException("model " + NAME + "@" + VERSION + ": " + e.getMessage(), e);
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
