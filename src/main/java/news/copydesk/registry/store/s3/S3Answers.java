package news.copydesk.registry.store.s3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import news.copydesk.registry.RegistryException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3 answers becomes our exceptions. */
final class S3Answers {

  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int UNSATISFIABLE = 416;

  private final S3Location location;

  /**
   * @param location for messages
   */
  S3Answers(S3Location location) {
    this.location = location;
  }

  /**
   * Asks.
   *
   * @param key what is asked for, for messages
   */
  <T> T to(String key, Supplier<T> question) throws IOException {
    try {
      return question.get();
    } catch (S3Exception e) {
      throw refused(e, key);
    } catch (AbortedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for " + location + key, e);
    } catch (SdkException e) {
      throw new IOException(
          "S3 cannot be asked for %s%s: %s; see that models.s3-endpoint, models.s3-region and the credentials are right"
              .formatted(location, key, e.getMessage()),
          e);
    }
  }

  private IOException refused(S3Exception e, String key) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    if ("NoSuchBucket".equals(code)) {
      return new IOException(
          "there is no bucket %s; make it, or change models.registry".formatted(location.bucket()),
          e);
    }
    return switch (e.statusCode()) {
      case NOT_FOUND -> new NoSuchFileException(location + key);
      case PRECONDITION_FAILED, CONFLICT -> new ConditionFailedException();
      case UNSATISFIABLE -> new BeyondTheEndException();
      case UNAUTHORIZED, FORBIDDEN ->
          new IOException(
              "S3 refuses %s%s (%s); the credentials need s3:ListBucket and s3:GetObject there, and s3:PutObject and s3:DeleteObject to change it; 'copydesk models cleanup' also s3:ListBucketMultipartUploads and s3:AbortMultipartUpload"
                  .formatted(location, key, code),
              e);
      default ->
          new IOException(
              "S3 answered for %s%s with status %d (%s); try again later"
                  .formatted(location, key, e.statusCode(), code),
              e);
    };
  }

  /** What was to be replaced is no longer what it was. */
  static final class ConditionFailedException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The object ends before the range begins. */
  static final class BeyondTheEndException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
