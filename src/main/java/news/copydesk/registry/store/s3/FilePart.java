package news.copydesk.registry.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import news.copydesk.registry.manifest.Sha256;

/**
 * Some of a file's bytes, which can be read again.
 *
 * @param offset where they begin
 * @param bytes how many they are
 */
record FilePart(Path file, long offset, long bytes) {

  private static final int BUFFER = 1 << 17;

  /** In Base64. */
  String sha256() throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  /** Reads them. */
  InputStream open() {
    try {
      return new Bytes(FileChannel.open(file), offset, offset + bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Bytes extends InputStream {

    private final FileChannel channel;
    private final long end;
    private long at;

    Bytes(FileChannel channel, long begin, long end) {
      this.channel = channel;
      this.at = begin;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int begin, int most) throws IOException {
      if (at >= end && most > 0) {
        return -1;
      }
      int wanted = (int) Math.min(most, end - at);
      int read = channel.read(ByteBuffer.wrap(into, begin, wanted), at);
      at += Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
