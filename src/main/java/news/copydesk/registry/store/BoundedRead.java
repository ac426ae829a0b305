package news.copydesk.registry.store;

import java.io.IOException;
import java.io.InputStream;
import news.copydesk.registry.IntegrityException;

/** Reads what a stranger sends, and no more of it than was agreed. */
final class BoundedRead {

  private BoundedRead() {}

  static byte[] all(InputStream in, int mostBytes, String what) throws IOException {
    byte[] bytes = in.readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw new IntegrityException(
          "%s has over %,d bytes; it is not what it should be".formatted(what, mostBytes));
    }
    return bytes;
  }
}
