package news.copydesk.annotation.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model file says before its table.
 *
 * @param name the model's name
 * @param version the model's version
 * @param features the scheme of features it was trained on
 * @param output how the labels relate
 * @param labels the labels
 * @param bias per label
 * @param scales per label, what a weight of 1 in the table stands for
 * @param calibration per label
 * @param capacity slots of the table
 */
record ModelHeader(
    String name,
    String version,
    String features,
    Output output,
    List<String> labels,
    float[] bias,
    float[] scales,
    Calibration calibration,
    int capacity) {

  static final int MAGIC = 0x43444c4d; // CDLM
  static final int FORMAT = 1;
  private static final int MAX_LABELS = 1000;

  void write(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(FORMAT);
    out.writeUTF(name);
    out.writeUTF(version);
    out.writeUTF(features);
    out.writeByte(output.ordinal());
    out.writeInt(labels.size());
    for (int i = 0; i < labels.size(); i++) {
      out.writeUTF(labels.get(i));
      out.writeFloat(bias[i]);
      out.writeFloat(scales[i]);
      out.writeDouble(calibration.slopes()[i]);
      out.writeDouble(calibration.offsets()[i]);
    }
    out.writeInt(capacity);
  }

  static ModelHeader read(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("it is not a linear model");
    }
    int format = in.readInt();
    if (format != FORMAT) {
      throw new IOException(
          "its format is %d, and this Copydesk reads %d".formatted(format, FORMAT));
    }
    String name = in.readUTF();
    String version = in.readUTF();
    String features = in.readUTF();
    Output output = Output.values()[in.readByte()];
    int count = in.readInt();
    if (count < 1 || count > MAX_LABELS) {
      throw new IOException("it claims to have %d labels".formatted(count));
    }
    List<String> labels = new ArrayList<>();
    float[] bias = new float[count];
    float[] scales = new float[count];
    Calibration calibration = Calibration.none(count);
    for (int i = 0; i < count; i++) {
      labels.add(in.readUTF());
      bias[i] = in.readFloat();
      scales[i] = in.readFloat();
      calibration.slopes()[i] = in.readDouble();
      calibration.offsets()[i] = in.readDouble();
    }
    return new ModelHeader(
        name,
        version,
        features,
        output,
        List.copyOf(labels),
        bias,
        scales,
        calibration,
        in.readInt());
  }
}
