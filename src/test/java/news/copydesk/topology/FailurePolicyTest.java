package news.copydesk.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import news.copydesk.annotation.AnnotationException;
import news.copydesk.article.registry.RegistryRejectedException;
import news.copydesk.article.registry.RegistryUnavailableException;
import news.copydesk.article.serde.MalformedRecordException;
import news.copydesk.article.serde.OversizedRecordException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailurePolicyTest {

  @ParameterizedTest
  @MethodSource
  void whatMayGoBetterNextTimeIsTransientHoweverDeepItIs(Throwable thrown) {
    assertThat(FailurePolicy.transientFault(thrown)).isTrue();
    assertThat(FailurePolicy.transientFault(new StreamsException(new Exception(thrown)))).isTrue();
  }

  static Stream<Throwable> whatMayGoBetterNextTimeIsTransientHoweverDeepItIs() {
    return Stream.of(
        new RegistryUnavailableException("away", null),
        new TimeoutException(),
        new DisconnectException(),
        new CancellationException(),
        new ConnectException(),
        new SocketTimeoutException(),
        new SerializationException("a user's serde", new UnknownHostException()));
  }

  @ParameterizedTest
  @MethodSource
  void whatWillFailAgainIsNotTransient(Throwable thrown) {
    assertThat(FailurePolicy.transientFault(thrown)).isFalse();
  }

  static Stream<Throwable> whatWillFailAgainIsNotTransient() {
    return Stream.of(
        new MalformedRecordException("bad"),
        new OversizedRecordException("articles.enriched", 2, 1),
        new RegistryRejectedException("no", 401, 401),
        new RecordTooLargeException(),
        new InvalidArticleException("blank"),
        new AnnotationException("a-1", new IllegalStateException()),
        new StackOverflowError());
  }
}
