package news.copydesk.registry.store.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import news.copydesk.registry.store.BoundedRead;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects below a prefix, by their keys after it. */
final class S3Objects {

  private final S3Client client;
  private final S3Location location;
  private final S3Answers answers;
  private final S3Upload uploads;

  /**
   * @param partBytes what is larger is written in parts of so many
   */
  S3Objects(S3Client client, S3Location location, long partBytes) {
    this.client = client;
    this.location = location;
    this.answers = new S3Answers(location);
    this.uploads = new S3Upload(client, location, partBytes);
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
    } catch (S3Answers.BeyondTheEndException e) {
      return InputStream.nullInputStream();
    }
    S3Body in = new S3Body(body);
    String range = body.response().contentRange();
    if (offset > 0 && range == null) {
      return afterOffset(in, offset);
    } else if (offset > 0 && !range.startsWith("bytes %d-".formatted(offset))) {
      in.close();
      throw new IOException(
          location + key + " answered with another range than was asked for; try again");
    }
    return in;
  }

  /** Of a server that knows no ranges. */
  private static InputStream afterOffset(S3Body in, long offset) throws IOException {
    try {
      in.skipNBytes(offset);
      return in;
    } catch (EOFException e) { // It ends before the offset: there is no more.
      in.close();
      return InputStream.nullInputStream();
    }
  }

  private ResponseInputStream<GetObjectResponse> get(String key, long offset) throws IOException {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder().bucket(location.bucket()).key(location.key(key));
    if (offset > 0) {
      request.range("bytes=%d-".formatted(offset));
    }
    return answers.to(key, () -> client.getObject(request.build()));
  }

  /**
   * Writes a file where there is nothing.
   *
   * @param sha256 Base64; S3 refuses other bytes. Of what is written in parts, each has its own
   * @return false if there is something
   */
  boolean create(String key, Path file, String sha256) throws IOException {
    if (uploads.takes(file)) {
      return !exists(key) && uploads.create(key, file);
    }
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
      answers.to(key, () -> client.putObject(request.build(), body));
      return true;
    } catch (S3Answers.ConditionFailedException e) {
      return false;
    }
  }

  /** All objects whose keys begin so. */
  List<S3Object> list(String keyPrefix) throws IOException {
    return answers.to(
        keyPrefix,
        () ->
            client
                .listObjectsV2Paginator(
                    list -> list.bucket(location.bucket()).prefix(location.key(keyPrefix)))
                .contents()
                .stream()
                .toList());
  }

  /** Uploads below the prefix that have not ended. */
  List<MultipartUpload> uploads() throws IOException {
    return answers.to(
        "",
        () ->
            client
                .listMultipartUploadsPaginator(
                    list -> list.bucket(location.bucket()).prefix(location.prefix()))
                .uploads()
                .stream()
                .toList());
  }

  void abort(MultipartUpload upload) {
    uploads.abort(upload.key(), upload.uploadId());
  }

  /** The names before the first slash of all keys. */
  List<String> directories() throws IOException {
    return answers.to(
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
      answers.to(
          key,
          () -> client.headObject(head -> head.bucket(location.bucket()).key(location.key(key))));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  void delete(S3Object object) throws IOException {
    answers.to(
        object.key(),
        () -> client.deleteObject(delete -> delete.bucket(location.bucket()).key(object.key())));
  }
}
