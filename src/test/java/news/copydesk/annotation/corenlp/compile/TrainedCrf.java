package news.copydesk.annotation.corenlp.compile;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import news.copydesk.annotation.compiled.CompiledModel;

/** Small CRFs that CoreNLP itself trains on a few sentences, and what they compile to. */
public final class TrainedCrf {

  /** Words, and after each that is part of a name a slash and its label. */
  private static final List<String> SENTENCES =
      List.of(
          "Jean-Luc/PER Picard/PER of Lyon/LOC met Ann/PER O'Neill/PER in St./LOC Gallen/LOC .",
          "The U.S./LOC ... said U.S./LOC officials of Acme-Werke/ORG Ltd./ORG and Ann/PER .",
          "Lyon/LOC 's mayor Bo/PER Li/PER went to the centre of Lyon/LOC on Monday .",
          "MAYOR LI/PER SAYS NO TO ACME-WERKE/ORG IN LYON/LOC",
          "officials said no to Acme-Werke/ORG , Bo/PER Li/PER said in 1987 and 2026 .",
          "Mrs. Keller/PER of Organisation/ORG Grau/ORG paid 40.5 for it - Mr. Grau/PER did not .",
          "a b c - - d ... e -- f Bo/PER - Ann/PER ... Lyon/LOC",
          "It is grey in Gallen/LOC , and the theatre of Gallen/LOC is near Keller/ORG & Co./ORG",
          "Keller/PER met Keller/ORG & Co./ORG at Keller/LOC Street/LOC before noon .",
          "she said : `` Li/PER is in Lyon/LOC '' and the alphabet betatest went on ( again ) .");

  private final CRFClassifier<CoreLabel> crf;

  private TrainedCrf(CRFClassifier<CoreLabel> crf) {
    this.crf = crf;
  }

  /** Flags that are all supported. */
  public static Properties flags() {
    Properties flags = new Properties();
    flags.setProperty("useClassFeature", "true");
    flags.setProperty("useNGrams", "true");
    flags.setProperty("noMidNGrams", "true");
    flags.setProperty("usePrev", "true");
    flags.setProperty("useNext", "true");
    flags.setProperty("useSequences", "true");
    flags.setProperty("usePrevSequences", "true");
    flags.setProperty("maxLeft", "1");
    flags.setProperty("useTypeSeqs", "true");
    flags.setProperty("useTypeSeqs2", "true");
    flags.setProperty("useTypeySequences", "true");
    flags.setProperty("wordShape", "chris2useLC");
    flags.setProperty("useDisjunctive", "true");
    flags.setProperty("useOccurrencePatterns", "true");
    flags.setProperty("useLastRealWord", "true");
    flags.setProperty("useNextRealWord", "true");
    return flags;
  }

  /** Trains with CoreNLP and reads the result back, as a user of the file would. */
  static TrainedCrf with(Properties flags, Path directory) throws Exception {
    Path data = Files.write(directory.resolve("train.tsv"), columns());
    Properties all = new Properties();
    all.putAll(flags);
    all.setProperty("trainFile", data.toString());
    all.setProperty("map", "word=0,answer=1");
    all.setProperty("maxIterations", "25");
    CRFClassifier<CoreLabel> trained = new CRFClassifier<>(all);
    trained.train();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      trained.serializeClassifier(objects);
    }
    Properties stateless = new Properties();
    stateless.setProperty("maxAdditionalKnownLCWords", "0");
    return new TrainedCrf(
        CRFClassifier.getClassifier(
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())), stateless));
  }

  /** A compiled model of CRFs of which only the number counts. */
  public static Path compiled(Path directory) throws Exception {
    Path file = directory.resolve("small.model");
    with(flags(), directory).compileTo(file);
    return file;
  }

  /** A CRF of which only the number counts, in the format of CoreNLP's own files. */
  public static Path serialized(Path directory) throws Exception {
    Path file = directory.resolve("small.crf.ser.gz");
    try (ObjectOutputStream objects =
        new ObjectOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      with(flags(), directory).crf.serializeClassifier(objects);
    }
    return file;
  }

  void compileTo(Path file) throws IOException {
    compileTo(file, List.of());
  }

  /** Together with others that have the same labels, and so nothing to add. */
  void compileTo(Path file, List<TrainedCrf> others) throws IOException {
    Map<String, CRFClassifier<CoreLabel>> crfs = new LinkedHashMap<>();
    crfs.put("small", crf);
    others.forEach(other -> crfs.put("other " + crfs.size(), other.crf));
    ModelCompiler.compile("small", "1", crfs, new byte[32], file);
  }

  CompiledModel compiledIn(Path directory) throws IOException {
    Path file = directory.resolve("trained.model");
    compileTo(file);
    return CompiledModel.open(file);
  }

  CRFClassifier<CoreLabel> crf() {
    return crf;
  }

  /** Its features. */
  FeatureBook book() {
    return new FeatureBook(CrfParts.of("small", crf));
  }

  /** Multiplies all weights by a power of two. */
  void scale(int exponent) {
    for (float[] weights : CrfParts.of("small", crf).weights()) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Math.scalb(weights[i], exponent);
      }
    }
  }

  /** The label that CoreNLP gives each word. */
  List<String> label(List<String> words) {
    List<CoreLabel> tokens = new ArrayList<>();
    for (String word : words) {
      CoreLabel token = new CoreLabel();
      token.setWord(word);
      token.setValue(word);
      tokens.add(token);
    }
    return crf.classifySentence(tokens).stream()
        .map(token -> token.get(CoreAnnotations.AnswerAnnotation.class))
        .toList();
  }

  /** All words of the training data, with repetitions. */
  public static List<String> words() {
    return SENTENCES.stream()
        .flatMap(sentence -> List.of(sentence.split(" ")).stream())
        .map(word -> word.replaceFirst("/(PER|LOC|ORG)$", ""))
        .toList();
  }

  private static List<String> columns() {
    List<String> lines = new ArrayList<>();
    for (String sentence : SENTENCES) {
      for (String word : sentence.split(" ")) {
        String label = word.replaceFirst(".*/(PER|LOC|ORG)$", "$1");
        lines.add(
            word.replaceFirst("/(PER|LOC|ORG)$", "") + "\t" + (label.equals(word) ? "O" : label));
      }
      lines.add("");
    }
    return lines;
  }
}
