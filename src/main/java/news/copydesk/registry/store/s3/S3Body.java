package news.copydesk.registry.store.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object's bytes. Closed before its end, it drops the connection rather than read the rest. */
final class S3Body extends FilterInputStream {

  private final ResponseInputStream<GetObjectResponse> body;
  private boolean ended;

  S3Body(ResponseInputStream<GetObjectResponse> body) {
    super(body);
    this.body = body;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int read = body.read(bytes, offset, length);
      ended |= read < 0;
      return read;
    } catch (SdkException e) {
      throw new IOException("S3 broke off: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      body.abort();
    }
    super.close();
  }
}
