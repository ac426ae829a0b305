package news.copydesk.registry.store.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * Writes a large file part by part, where there is nothing; nobody sees any of it before all of it
 * is there. S3 takes at most 5 GB at once, and 10,000 parts.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html">Limits</a>
 */
final class S3Upload {

  private static final Logger log = LoggerFactory.getLogger(S3Upload.class);

  private final S3Client client;
  private final S3Location location;
  private final S3Answers answers;
  private final long partBytes;

  /**
   * @param partBytes of each part but the last; S3 wants 5 MiB at least
   */
  S3Upload(S3Client client, S3Location location, long partBytes) {
    this.client = client;
    this.location = location;
    this.answers = new S3Answers(location);
    this.partBytes = partBytes;
  }

  /** Whether a file is so large. */
  boolean takes(Path file) throws IOException {
    return Files.size(file) > partBytes;
  }

  /**
   * Writes it.
   *
   * @return false if there is something by now
   */
  boolean create(String key, Path file) throws IOException {
    String id =
        answers
            .to(
                key,
                () ->
                    client.createMultipartUpload(
                        create ->
                            create
                                .bucket(location.bucket())
                                .key(location.key(key))
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256)))
            .uploadId();
    boolean complete = false;
    try {
      complete = complete(key, id, parts(key, id, file));
      return complete;
    } finally {
      if (!complete) {
        abort(location.key(key), id);
      }
    }
  }

  private List<CompletedPart> parts(String key, String id, Path file) throws IOException {
    List<CompletedPart> parts = new ArrayList<>();
    long size = Files.size(file);
    for (long offset = 0; offset < size; offset += partBytes) {
      FilePart part = new FilePart(file, offset, Math.min(partBytes, size - offset));
      int number = parts.size() + 1;
      String sha256 = part.sha256();
      UploadPartRequest request =
          UploadPartRequest.builder()
              .bucket(location.bucket())
              .key(location.key(key))
              .uploadId(id)
              .partNumber(number)
              .contentLength(part.bytes())
              .checksumSHA256(sha256)
              .build();
      RequestBody body =
          RequestBody.fromContentProvider(part::open, part.bytes(), "application/octet-stream");
      String tag = answers.to(key, () -> client.uploadPart(request, body)).eTag();
      parts.add(
          CompletedPart.builder().partNumber(number).eTag(tag).checksumSHA256(sha256).build());
    }
    return parts;
  }

  private boolean complete(String key, String id, List<CompletedPart> parts) throws IOException {
    try {
      answers.to(
          key,
          () ->
              client.completeMultipartUpload(
                  complete ->
                      complete
                          .bucket(location.bucket())
                          .key(location.key(key))
                          .uploadId(id)
                          .ifNoneMatch("*")
                          .multipartUpload(upload -> upload.parts(parts))));
      return true;
    } catch (S3Answers.ConditionFailedException | NoSuchFileException e) {
      // The latter where our own first try went through, and its answer was lost.
      return false;
    }
  }

  /** Gives an upload up: its parts would be kept, and paid for. */
  void abort(String wholeKey, String id) {
    try {
      answers.to(
          wholeKey,
          () ->
              client.abortMultipartUpload(
                  abort -> abort.bucket(location.bucket()).key(wholeKey).uploadId(id)));
    } catch (NoSuchFileException e) {
      log.debug("there is no such upload any more", e);
    } catch (IOException | RuntimeException e) { // What went wrong before is what counts.
      log.atWarn()
          .addKeyValue("key", wholeKey)
          .addKeyValue("problem", e.getMessage())
          .log("parts of an upload are left; 'copydesk models cleanup' deletes them in a day");
    }
  }
}
