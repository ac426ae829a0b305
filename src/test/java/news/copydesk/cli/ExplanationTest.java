package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  @Test
  void tellsTheCauseBesideTheMessage() {
    KafkaException thrown =
        new KafkaException("Failed to construct", new IOException("no route", new Error()));

    assertThat(Explanation.of(thrown)).isEqualTo("Failed to construct: no route: Error");
  }

  @Test
  void tellsNothingTwice() {
    assertThat(Explanation.of(new IllegalStateException(new IOException("gone"))))
        .isEqualTo("java.io.IOException: gone");
  }

  @Test
  void completesMessagesThatAreOnlyAName() {
    assertThat(Explanation.of(new NoSuchFileException("a.txt"))).isEqualTo("no such file: a.txt");
    assertThat(Explanation.of(new AccessDeniedException("a.txt")))
        .isEqualTo("no permission to use a.txt");
  }

  @Test
  void saysWhereMoreIsAllowedForWhatIsTooLarge() {
    assertThat(Explanation.of(new RecordTooLargeException("The message is 1048698 bytes.")))
        .isEqualTo(
            "The message is 1048698 bytes. Shorten it, or allow more in kafka.max.request.size and"
                + " in the topic's max.message.bytes");
  }

  @Test
  void endsWhereCausesGoInACircle() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);

    assertThat(Explanation.of(first)).isEqualTo("first: second");
  }
}
