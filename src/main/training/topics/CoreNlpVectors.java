import edu.stanford.nlp.neural.Embedding;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.ejml.simple.SimpleMatrix;

/**
 * Prints the word vectors of CoreNLP's neural coreference model (50 numbers for each of about
 * 100,000 words) as text. Run by ./train with CoreNLP, its models jar and EJML on the class path.
 */
final class CoreNlpVectors {

  private static final String RESOURCE =
      "/edu/stanford/nlp/models/coref/neural/english-embeddings.ser.gz";

  private CoreNlpVectors() {}

  public static void main(String[] args) throws Exception {
    try (InputStream in = CoreNlpVectors.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("no " + RESOURCE + " on the class path; add CoreNLP's models jar");
      }
      Object embedding =
          new ObjectInputStream(new BufferedInputStream(new GZIPInputStream(in))).readObject();
      // The class tells the vector of a word, but not which words it has.
      Field field = Embedding.class.getDeclaredField("wordVectors");
      field.setAccessible(true);
      PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      for (Map.Entry<?, ?> entry : new TreeMap<>((Map<?, ?>) field.get(embedding)).entrySet()) {
        StringBuilder line = new StringBuilder(String.valueOf(entry.getKey()).replace(' ', '_'));
        SimpleMatrix vector = (SimpleMatrix) entry.getValue();
        for (int i = 0; i < vector.getNumElements(); i++) {
          line.append(String.format(Locale.ROOT, " %.4f", vector.get(i)));
        }
        out.println(line);
      }
      out.flush();
    }
  }
}
