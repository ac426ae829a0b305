package news.copydesk.annotation.corenlp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import news.copydesk.model.DamagedModelException.BadContentException;

/**
 * Ends with an error when more comes out of an archive than any model needs: a small file can hold
 * gigabytes.
 */
final class UnpackedBytes extends FilterInputStream {

  private final long most;
  private long bytes;

  UnpackedBytes(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    count(skipped);
    return skipped;
  }

  private void count(long more) throws IOException {
    bytes += more;
    if (bytes > most) {
      throw new BadContentException(
          "unpacks to more than %,d bytes, which no CRF does".formatted(most));
    }
  }
}
