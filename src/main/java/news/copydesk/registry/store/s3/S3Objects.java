package news.copydesk.registry.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.store.BoundedRead;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects below a prefix, by their keys after it; what S3 answers becomes our exceptions. */
final class S3Objects {

  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int UNSATISFIABLE = 416;

  private final S3Client client;
  private final S3Location location;

  S3Objects(S3Client client, S3Location location) {
    this.client = client;
    this.location = location;
  }

  /** An object's content, and the tag that says whether it is still the same. */
  record Tagged(byte[] bytes, String tag) {}

  Optional<Tagged> read(String key, int mostBytes) throws IOException {
    try (ResponseInputStream<GetObjectResponse> body = get(key, 0);
        S3Body in = new S3Body(body)) {
      return Optional.of(
          new Tagged(BoundedRead.all(in, mostBytes, location + key), body.response().eTag()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The bytes from an offset on; none where there are no more. */
  InputStream open(String key, long offset) throws IOException {
    ResponseInputStream<GetObjectResponse> body;
    try {
      body = get(key, offset);
    } catch (BeyondTheEndException e) {
      return InputStream.nullInputStream();
    }
    S3Body in = new S3Body(body);
    String range = body.response().contentRange();
    if (offset > 0 && range == null) {
      in.skipNBytes(offset);
    } else if (offset > 0 && !range.startsWith("bytes %d-".formatted(offset))) {
      in.close();
      throw new IOException(
          location + key + " answered with another range than was asked for; try again");
    }
    return in;
  }

  private ResponseInputStream<GetObjectResponse> get(String key, long offset) throws IOException {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder().bucket(location.bucket()).key(location.key(key));
    if (offset > 0) {
      request.range("bytes=%d-".formatted(offset));
    }
    return answer(key, () -> client.getObject(request.build()));
  }

  /**
   * Writes a file where there is nothing.
   *
   * @param sha256 Base64; S3 refuses other bytes
   * @return false if there is something
   */
  boolean create(String key, Path file, String sha256) throws IOException {
    return put(key, RequestBody.fromFile(file), put -> put.ifNoneMatch("*").checksumSHA256(sha256));
  }

  /**
   * Replaces what is there, or is not.
   *
   * @return false if it is something else by now
   */
  boolean replace(String key, Optional<Tagged> before, byte[] bytes) throws IOException {
    return put(
        key,
        RequestBody.fromBytes(bytes),
        put -> before.ifPresentOrElse(seen -> put.ifMatch(seen.tag()), () -> put.ifNoneMatch("*")));
  }

  private boolean put(
      String key, RequestBody body, java.util.function.Consumer<PutObjectRequest.Builder> condition)
      throws IOException {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().bucket(location.bucket()).key(location.key(key));
    condition.accept(request);
    try {
      answer(key, () -> client.putObject(request.build(), body));
      return true;
    } catch (ConditionFailedException e) {
      return false;
    }
  }

  /** All objects whose keys begin so. */
  List<S3Object> list(String keyPrefix) throws IOException {
    return answer(
        keyPrefix,
        () ->
            client
                .listObjectsV2Paginator(
                    list -> list.bucket(location.bucket()).prefix(location.key(keyPrefix)))
                .contents()
                .stream()
                .toList());
  }

  /** The names before the first slash of all keys. */
  List<String> directories() throws IOException {
    return answer(
        "",
        () ->
            client
                .listObjectsV2Paginator(
                    list -> list.bucket(location.bucket()).prefix(location.prefix()).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .map(each -> each.substring(location.prefix().length(), each.length() - 1))
                .toList());
  }

  boolean exists(String key) throws IOException {
    try {
      answer(
          key,
          () -> client.headObject(head -> head.bucket(location.bucket()).key(location.key(key))));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  void delete(S3Object object) throws IOException {
    answer(
        object.key(),
        () -> client.deleteObject(delete -> delete.bucket(location.bucket()).key(object.key())));
  }

  private <T> T answer(String key, Supplier<T> question) throws IOException {
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
              "S3 refuses %s%s (%s); the credentials need s3:ListBucket and s3:GetObject there, and s3:PutObject and s3:DeleteObject to change it"
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
  private static final class ConditionFailedException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The object ends before the range begins. */
  private static final class BeyondTheEndException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
