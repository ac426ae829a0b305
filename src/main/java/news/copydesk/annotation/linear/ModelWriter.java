package news.copydesk.annotation.linear;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Writes a model as one flat file: header, hash table, SHA-256 of both. The same model gives the
 * same bytes.
 *
 * @param name the model's name, for example {@code topics}
 * @param version its version
 * @param features the scheme of features it was trained on, for example {@code words-1}
 * @param maxFeatures at most so many features are kept, those with the largest weights
 */
public record ModelWriter(String name, String version, String features, int maxFeatures) {

  private static final int LARGEST = Byte.MAX_VALUE;
  private static final double LOAD = 0.75;

  /** Quantizes the weights to 8 bits and writes the file, over one that is there. */
  public void write(LinearWeights weights, Calibration calibration, Path file) throws IOException {
    Files.write(file, bytes(weights, calibration));
  }

  /** The file's bytes. */
  byte[] bytes(LinearWeights weights, Calibration calibration) {
    int labels = weights.labels().size();
    int[] kept = kept(weights);
    float[] scales = scales(weights, kept);
    int capacity = (int) Math.ceil(kept.length / LOAD) + 1;
    int[] keys = new int[capacity];
    byte[] rows = new byte[capacity * labels];
    for (int index : kept) {
      int slot = LinearModel.home(weights.features()[index], capacity);
      while (keys[slot] != 0) {
        slot = slot + 1 == capacity ? 0 : slot + 1;
      }
      keys[slot] = weights.features()[index];
      for (int label = 0; label < labels; label++) {
        rows[slot * labels + label] =
            (byte) Math.round(weights.weights()[index][label] / scales[label]);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      header(weights, calibration, scales, capacity).write(out);
      for (int key : keys) {
        out.writeInt(key);
      }
      out.write(rows);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    byte[] digest = ModelReader.sha256().digest(bytes.toByteArray());
    bytes.writeBytes(digest);
    return bytes.toByteArray();
  }

  private ModelHeader header(
      LinearWeights weights, Calibration calibration, float[] scales, int capacity) {
    return new ModelHeader(
        name,
        version,
        features,
        weights.output(),
        weights.labels(),
        weights.bias(),
        scales,
        calibration,
        capacity);
  }

  /** Indices of the features with the largest weights, ascending; 0 stands for a free slot. */
  private int[] kept(LinearWeights weights) {
    return IntStream.range(0, weights.features().length)
        .filter(i -> weights.features()[i] != 0 && largest(weights.weights()[i]) > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -largest(weights.weights()[i])))
        .limit(maxFeatures)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private static float largest(float[] row) {
    float largest = 0;
    for (float weight : row) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest;
  }

  private static float[] scales(LinearWeights weights, int[] kept) {
    float[] scales = new float[weights.labels().size()];
    for (int index : kept) {
      for (int label = 0; label < scales.length; label++) {
        scales[label] = Math.max(scales[label], Math.abs(weights.weights()[index][label]));
      }
    }
    for (int label = 0; label < scales.length; label++) {
      scales[label] = scales[label] > 0 ? scales[label] / LARGEST : 1;
    }
    return scales;
  }
}
