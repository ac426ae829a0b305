package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ToleratedAnnotatorTest {

  private final Deadline deadline = Deadline.after(Duration.ofSeconds(15));
  private final Logger logger = (Logger) LoggerFactory.getLogger(ToleratedAnnotator.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
    // Whatever a command has set for the whole JVM.
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void stopListening() {
    logger.setLevel(null);
    logger.detachAppender(logged);
  }

  @Test
  void letsTheArticleGoOnWithoutAnAnnotatorThatThrew() {
    Annotations annotations = annotate(StubAnnotator.throwing());

    Outcome outcome = annotations.outcomes().get(0);
    assertThat(outcome.annotator()).isEqualTo("stub");
    assertThat(outcome.model()).hasToString("stub-model@3.1");
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.reason()).contains("stub of article a-1: broken");
    assertThat(annotations.complete()).isFalse();
    assertThat(annotations.entities()).isEmpty();
  }

  @Test
  void logsTheArticleAndTheCauseOnce() {
    annotate(StubAnnotator.throwing());

    assertThat(logged.list).hasSize(1);
    ILoggingEvent line = logged.list.get(0);
    assertThat(line.getLevel()).isEqualTo(Level.WARN);
    assertThat(line.getKeyValuePairs())
        .extracting(pair -> pair.key + "=" + pair.value)
        .containsExactly("article=a-1", "annotator=stub");
    assertThat(line.getThrowableProxy().getMessage()).isEqualTo("stub of article a-1: broken");
  }

  @Test
  void changesNothingWhereNothingFails() {
    Annotations annotations = annotate(StubAnnotator.completing());

    assertThat(annotations).isEqualTo(StubAnnotator.complete());
    assertThat(logged.list).isEmpty();
  }

  @Test
  void toleratesNoInterrupt() {
    CancellationException interrupted = new CancellationException("interrupted");
    StubAnnotator annotator =
        new StubAnnotator(
            document -> {
              throw interrupted;
            });

    assertThatThrownBy(() -> annotate(annotator)).isSameAs(interrupted);
  }

  @Test
  void closesWhatItWraps() {
    StubAnnotator annotator = StubAnnotator.completing();

    new ToleratedAnnotator(annotator).close();

    assertThat(annotator.closes()).hasValue(1);
  }

  private Annotations annotate(StubAnnotator annotator) {
    return new ToleratedAnnotator(annotator).annotate(StubAnnotator.document(), deadline);
  }
}
