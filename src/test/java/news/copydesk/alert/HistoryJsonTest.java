package news.copydesk.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryJsonTest {

  private final HistoryJson json = new HistoryJson();

  @Test
  void readsWhatItWrote() {
    List<Minute> minutes =
        List.of(
            new Minute(Day.START, 10, 50, 1, 0.25, 7, 0.5, 2),
            new Minute(Day.START.plusSeconds(60), 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, 1));

    assertThat(json.read(json.write(minutes))).isEqualTo(minutes);
  }

  @Test
  void anEmptyDayIsEmpty() {
    assertThat(json.read(json.write(List.of()))).isEmpty();
  }

  @Test
  void refusesWhatIsNoHistory() {
    assertThatThrownBy(() -> json.read("<html>")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> json.read("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> json.read("{\"minutes\":[{\"start\":\"x\"}]}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
