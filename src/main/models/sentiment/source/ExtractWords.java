/*
 * Makes words.bin, what the sentiment model knows of words before training, from two libraries:
 * Stanford CoreNLP 4.5.10 with its models jar (GPL-3.0-or-later): word embeddings of the neural
 * coreference model, distributional clusters of the 4-class CRF, word vectors and word-level
 * predictions of the sentiment treebank's model; and com.github.apanimesh061:vader-sentiment-analyzer
 * 1.0 (MIT): the valences of VADER (Hutto and Gilbert 2014).
 *
 * A build tool, not part of the product. With CoreNLP 4.5.10, its models, EJML 0.39 (simple, core,
 * ddense), the VADER jar and Copydesk's own classes on the class path:
 *
 *   java -Dfile.encoding=UTF-8 -cp … ExtractWords.java words.txt words.bin
 *
 * words.txt lists the lower-case words to keep, one per line; card.md says how it was made. The
 * same list gives the same bytes.
 */
import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.io.IOUtils;
import edu.stanford.nlp.neural.Embedding;
import edu.stanford.nlp.neural.NeuralUtils;
import edu.stanford.nlp.sentiment.SentimentModel;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ejml.simple.SimpleMatrix;

public class ExtractWords {

  static final int EMBEDDING = 50;
  static final int TREEBANK = 25;
  static final int WIDTH = 84;
  static final String MODELS = "edu/stanford/nlp/models/";

  public static void main(String[] arguments) throws Exception {
    Embedding embedding =
        (Embedding)
            IOUtils.readObjectFromURLOrClasspathOrFileSystem(
                MODELS + "coref/neural/english-embeddings.ser.gz");
    SentimentModel treebank = SentimentModel.loadSerialized(MODELS + "sentiment/sentiment.ser.gz");
    Map<String, String> clusters = clusters();
    Map<String, Float> valences = valences();
    Class<?> wordKey = Class.forName("news.copydesk.annotation.sentiment.WordKey");
    Method of = wordKey.getDeclaredMethod("of", String.class);
    of.setAccessible(true);

    TreeSet<String> words = new TreeSet<>(Files.readAllLines(Path.of(arguments[0])));
    words.add("#number");
    words.add("#year");
    Map<Long, float[]> vectors = new LinkedHashMap<>();
    Map<Long, Integer> clusterOf = new HashMap<>();
    Map<String, Integer> clusterIds = new TreeMap<>();
    for (String word : words) {
      String known = word.endsWith("n't") ? "n't" : word;
      float[] vector = new float[WIDTH];
      double[] embedded = null;
      if (embedding.keySet().contains(known)) {
        SimpleMatrix m = embedding.get(known);
        double length = 0;
        for (int i = 0; i < EMBEDDING; i++) {
          vector[i] = (float) m.get(i);
          length += m.get(i) * m.get(i);
        }
        embedded = length > 0.01 ? new double[0] : null;
      }
      String inTreebank =
          treebank.wordVectors.containsKey(known)
              ? known
              : Character.toUpperCase(known.charAt(0)) + known.substring(1);
      SimpleMatrix v = treebank.wordVectors.get(inTreebank);
      int at = EMBEDDING;
      if (v != null) {
        for (int i = 0; i < TREEBANK; i++) {
          vector[at + i] = 2 * (float) v.get(i);
        }
        SimpleMatrix p =
            NeuralUtils.softmax(
                treebank
                    .getUnaryClassification(inTreebank)
                    .mult(
                        NeuralUtils.concatenateWithBias(NeuralUtils.elementwiseApplyTanh(v))));
        vector[75] = (float) (2 * p.get(4) + p.get(3) - p.get(1) - 2 * p.get(0));
        vector[76] = (float) (p.get(0) + p.get(1));
        vector[77] = (float) (p.get(3) + p.get(4));
      }
      Float valence = valences.get(word);
      if (valence != null) {
        vector[78] = valence / 2;
        vector[79] = 1;
        vector[80] = Math.abs(valence) / 2;
      }
      vector[81] = word.startsWith("#") ? 1 : 0;
      vector[82] = embedded == null ? 1 : 0;
      vector[83] =
          word.endsWith("n't") || List.of("not", "no", "never", "without", "nor").contains(word)
              ? 1
              : 0;
      String cluster = clusters.get(word);
      if (cluster == null) {
        cluster = clusters.get(Character.toUpperCase(word.charAt(0)) + word.substring(1));
      }
      long key = (Long) of.invoke(null, word);
      if (word.startsWith("#") || !vectors.containsKey(key)) {
        vectors.put(key, vector);
        clusterOf.put(
            key,
            cluster == null ? 0 : clusterIds.computeIfAbsent(cluster, c -> clusterIds.size() + 1));
      }
    }
    write(Path.of(arguments[1]), vectors, clusterOf);
    System.out.println(vectors.size() + " words, " + clusterIds.size() + " clusters");
  }

  static void write(Path file, Map<Long, float[]> vectors, Map<Long, Integer> clusterOf)
      throws Exception {
    float[] scales = new float[WIDTH];
    for (float[] vector : vectors.values()) {
      for (int i = 0; i < WIDTH; i++) {
        scales[i] = Math.max(scales[i], Math.abs(vector[i]) / 127);
      }
    }
    try (DataOutputStream out =
        new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeBytes("CDWORDS1");
      out.writeInt(vectors.size());
      out.writeInt(WIDTH);
      for (float scale : scales) {
        out.writeFloat(scale);
      }
      for (Map.Entry<Long, float[]> entry : vectors.entrySet()) {
        out.writeLong(entry.getKey());
        out.writeShort(clusterOf.get(entry.getKey()));
        for (int i = 0; i < WIDTH; i++) {
          out.writeByte(scales[i] == 0 ? 0 : Math.round(entry.getValue()[i] / scales[i]));
        }
      }
    }
  }

  /** The CRF keeps its clusters in a private field of its feature factory. */
  static Map<String, String> clusters() throws Exception {
    CRFClassifier<?> crf =
        CRFClassifier.getClassifierNoExceptions(
            MODELS + "ner/english.conll.4class.distsim.crf.ser.gz");
    Field factories =
        edu.stanford.nlp.ie.AbstractSequenceClassifier.class.getDeclaredField("featureFactories");
    factories.setAccessible(true);
    Object factory = ((List<?>) factories.get(crf)).get(0);
    Field lexicon = factory.getClass().getDeclaredField("lexicon");
    lexicon.setAccessible(true);
    @SuppressWarnings("unchecked")
    Map<String, String> map = (Map<String, String>) lexicon.get(factory);
    return map;
  }

  static Map<String, Float> valences() throws Exception {
    Map<String, Float> valences = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ClassLoader.getSystemResourceAsStream("vader_sentiment_lexicon.txt"),
                StandardCharsets.ISO_8859_1))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] fields = line.split("\t");
        valences.put(fields[0], Float.parseFloat(fields[1]));
      }
    }
    return valences;
  }
}
