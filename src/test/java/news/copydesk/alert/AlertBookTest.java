package news.copydesk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertBookTest {

  private static final Alert SLOW = Alert.of(RuleName.SLOW, "slow", 6, 5);

  private final AlertBook book = new AlertBook(Duration.ofHours(4));
  private final Instant start = Day.START;

  @Test
  void tellsAnAlertOnceHoweverItsValueChanges() {
    assertThat(book.update(List.of(SLOW), start)).hasSize(1);

    Alert worse = Alert.of(RuleName.SLOW, "slower", 9, 5);

    assertThat(book.update(List.of(worse), start.plusSeconds(15))).isEmpty();
    assertThat(book.firing()).containsEntry(RuleName.SLOW, 1).containsEntry(RuleName.DRIFT, 0);
  }

  @Test
  void tellsAlertsOfDifferentLabelsApart() {
    Alert one = Alert.of(RuleName.MODEL_LOAD_FAILED, Map.of("model", "a"), "x");
    Alert two = Alert.of(RuleName.MODEL_LOAD_FAILED, Map.of("model", "b"), "x");

    assertThat(book.update(List.of(one, two), start)).hasSize(2);
    assertThat(book.firing()).containsEntry(RuleName.MODEL_LOAD_FAILED, 2);
  }

  @Test
  void tellsItAgainAfterAWhileWithTheNewestText() {
    book.update(List.of(SLOW), start);
    Alert worse = Alert.of(RuleName.SLOW, "slower", 9, 5);

    List<Notification> news = book.update(List.of(worse), start.plusSeconds(4 * 3_600));

    assertThat(news).hasSize(1);
    assertThat(news.get(0).alert().summary()).isEqualTo("slower");
    assertThat(news.get(0).began()).isEqualTo(start);
    assertThat(news.get(0).validUntil()).isEqualTo(start.plusSeconds(12 * 3_600));
    assertThat(book.update(List.of(worse), start.plusSeconds(4 * 3_600 + 15))).isEmpty();
  }

  @Test
  void saysThatItIsOverWhenTwoChecksHaveNotFoundIt() {
    book.update(List.of(SLOW), start);
    assertThat(book.update(List.of(), start.plusSeconds(15))).isEmpty();

    List<Notification> news = book.update(List.of(), start.plusSeconds(30));

    assertThat(news).hasSize(1);
    assertThat(news.get(0).ended()).contains(start.plusSeconds(30));
    assertThat(book.update(List.of(), start.plusSeconds(45))).isEmpty();
    assertThat(book.firing()).containsEntry(RuleName.SLOW, 0);
  }

  @Test
  void doesNotFlapWithOneOnTheVerge() {
    book.update(List.of(SLOW), start);

    for (int i = 1; i < 20; i++) {
      List<Alert> holding = i % 2 == 0 ? List.of(SLOW) : List.of();
      assertThat(book.update(holding, start.plusSeconds(15L * i))).isEmpty();
    }
  }

  @Test
  void tellsItAnewWhenItComesBack() {
    book.update(List.of(SLOW), start);
    book.update(List.of(), start);
    book.update(List.of(), start);

    List<Notification> news = book.update(List.of(SLOW), start.plusSeconds(60));

    assertThat(news).extracting(Notification::began).containsExactly(start.plusSeconds(60));
  }
}
