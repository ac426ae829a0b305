package news.copydesk.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.boilerplate.Boilerplate;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.guard.ToleratedAnnotator;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;

/**
 * What an {@link EnrichmentDesk} is made of.
 *
 * @param registry the schema registry that the stream asks
 * @param annotators lends the annotators
 * @param deadline how long one article may take
 * @param maxEnrichedBytes what the topic of enriched articles takes
 * @param maxDeadLetterBytes what the topic of dead letters takes
 * @param retryTopic where articles go besides of which an annotator was left out
 */
record EnrichmentSetup(
    URI registry,
    AnnotatorChain annotators,
    Duration deadline,
    int maxEnrichedBytes,
    int maxDeadLetterBytes,
    Optional<String> retryTopic) {

  /**
   * The mock annotator, more time than a busy machine needs, and Kafka's own limit of about a
   * mebibyte.
   */
  static EnrichmentSetup mock(URI registry) {
    return new EnrichmentSetup(
        registry,
        new AnnotatorChain(
            new Boilerplate(),
            List.of(handle(() -> new EntityAnnotator(new MockTagger(), 100_000)))),
        Duration.ofMinutes(5),
        1_048_588,
        1_048_588,
        Optional.empty());
  }

  /** Loads an annotator, tolerated as in production. */
  static ModelHandle<Annotator> handle(Supplier<Annotator> annotator) {
    return ModelHandle.open(
        () -> new ToleratedAnnotator(annotator.get()), new ModelMeters(new SimpleMeterRegistry()));
  }

  EnrichmentSetup withRegistry(URI other) {
    return new EnrichmentSetup(
        other, annotators, deadline, maxEnrichedBytes, maxDeadLetterBytes, retryTopic);
  }

  EnrichmentSetup withHandle(ModelHandle<Annotator> other) {
    AnnotatorChain chain = new AnnotatorChain(new Boilerplate(), List.of(other));
    return new EnrichmentSetup(
        registry, chain, deadline, maxEnrichedBytes, maxDeadLetterBytes, retryTopic);
  }

  EnrichmentSetup withDeadline(Duration other) {
    return new EnrichmentSetup(
        registry, annotators, other, maxEnrichedBytes, maxDeadLetterBytes, retryTopic);
  }

  EnrichmentSetup withMaxEnrichedBytes(int other) {
    return new EnrichmentSetup(
        registry, annotators, deadline, other, maxDeadLetterBytes, retryTopic);
  }

  EnrichmentSetup withMaxDeadLetterBytes(int other) {
    return new EnrichmentSetup(registry, annotators, deadline, maxEnrichedBytes, other, retryTopic);
  }

  EnrichmentSetup withRetryTopic(String other) {
    return new EnrichmentSetup(
        registry, annotators, deadline, maxEnrichedBytes, maxDeadLetterBytes, Optional.of(other));
  }

  EnrichmentSetup withAnnotators(AnnotatorChain other) {
    return new EnrichmentSetup(
        registry, other, deadline, maxEnrichedBytes, maxDeadLetterBytes, retryTopic);
  }
}
