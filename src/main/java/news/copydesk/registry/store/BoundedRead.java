package news.copydesk.registry.store;

import java.io.IOException;
import java.io.InputStream;
import news.copydesk.registry.IntegrityException;

/** Reads what a stranger sends, and no more of it than was agreed. */
public final class BoundedRead {

  private BoundedRead() {}

  /**
   * Reads a small answer whole.
   *
   * @param what for messages
   * @throws IntegrityException if there is more than allowed
   */
  public static byte[] all(InputStream in, int mostBytes, String what) throws IOException {
    byte[] bytes = in.readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw new IntegrityException(
          "%s has over %,d bytes; it is not what it should be".formatted(what, mostBytes));
    }
    return bytes;
  }
}
