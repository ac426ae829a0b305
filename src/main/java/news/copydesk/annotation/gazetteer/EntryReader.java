package news.copydesk.annotation.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads the entries of one kind of file. For one file. */
public interface EntryReader {

  /**
   * Reads the whole file. Lines that hold nothing for a gazetteer are passed over.
   *
   * @param file its name, for messages
   * @param consumer gets each entry, and each line that should be one and cannot be used
   * @throws GazetteerFormatException if the file as a whole is of another kind
   */
  void read(BufferedReader lines, String file, Consumer<EntryLine> consumer) throws IOException;
}
