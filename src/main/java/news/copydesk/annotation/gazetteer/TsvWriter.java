package news.copydesk.annotation.gazetteer;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/** Writes the gazetteer's own TSV, which {@link TsvReader} reads. */
public final class TsvWriter {

  private final Appendable out;

  /** Writes the line of column names. */
  public TsvWriter(Appendable out) throws IOException {
    this.out = out;
    out.append(String.join("\t", TsvReader.COLUMNS)).append('\n');
  }

  /** Writes one entry; tabs, line breaks and bars inside a value become spaces. */
  public void write(GazetteerEntry entry) throws IOException {
    String[] fields = {
      clean(entry.id()),
      clean(entry.name()),
      list(entry.aliases()),
      clean(entry.category()),
      degrees(entry.latitude()),
      degrees(entry.longitude()),
      entry.population() == 0 ? "" : Long.toString(entry.population()),
      entry.country().orElse(""),
      list(entry.scopes())
    };
    out.append(String.join("\t", fields)).append('\n');
  }

  private static String list(List<String> items) {
    return String.join("|", items.stream().map(TsvWriter::clean).toList());
  }

  private static String clean(String value) {
    return value.replaceAll("[\\p{Cntrl}|\u2028\u2029]+", " ").trim();
  }

  private static String degrees(OptionalDouble degrees) {
    return degrees.isEmpty() ? "" : Double.toString(degrees.getAsDouble());
  }
}
