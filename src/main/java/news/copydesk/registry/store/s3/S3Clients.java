package news.copydesk.registry.store.s3;

import java.time.Duration;
import java.util.Optional;
import news.copydesk.registry.RegistryException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients as the options say. */
final class S3Clients {

  /** What servers that are not Amazon's are told: it only goes into signatures. */
  private static final Region ANY = Region.US_EAST_1;

  private S3Clients() {}

  /**
   * @param patience how long a connection or an answer's next bytes may take
   */
  static S3Client make(S3Options options, Duration patience) {
    if (options.accessKey().isPresent() != options.secretKey().isPresent()) {
      throw new RegistryException(
          "models.s3-access-key and models.s3-secret-key belong together; give both, or neither");
    }
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(patience)
                    .socketTimeout(patience))
            .forcePathStyle(options.pathStyle())
            // Models have SHA-256 of ours; servers that are not Amazon's often know no others.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    options.endpoint().ifPresent(builder::endpointOverride);
    Optional<Region> region =
        options.region().map(Region::of).or(() -> options.endpoint().map(endpoint -> ANY));
    region.ifPresent(builder::region);
    if (options.accessKey().isPresent() && options.secretKey().isPresent()) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(options.accessKey().get(), options.secretKey().get())));
    }
    try {
      return builder.build();
    } catch (SdkException e) {
      throw new RegistryException(
          "S3 cannot be used: %s; set models.s3-region, or AWS_REGION".formatted(e.getMessage()),
          e);
    }
  }
}
