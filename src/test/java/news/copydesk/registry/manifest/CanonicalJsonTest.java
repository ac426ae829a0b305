package news.copydesk.registry.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  @Test
  void sortsMembersByTheirUnitsAndDropsWhiteSpace() {
    // RFC 8785, section 3.2.3, without its fraction.
    String input =
        "{ \"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\": \"Hebrew Letter\","
            + " \"1\": \"One\", \"\\ud83d\\ude00\": \"Emoji\", \"\\u0080\": \"Control\","
            + " \"\\u00f6\": \"Latin Small Letter O With Diaeresis\" }";

    assertThat(canonical(input))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji\",\"\ufb33\":\"Hebrew Letter\"}");
  }

  @Test
  void escapesOnlyWhatMustBe() {
    assertThat(canonical("{\"a\":\"\\u20ac$\\u000f\\nA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}"))
        .isEqualTo("{\"a\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void writesNestedValues() {
    assertThat(canonical("{\"b\":[1, {\"d\":true,\"c\":null}, -0],\"a\":9007199254740991}"))
        .isEqualTo("{\"a\":9007199254740991,\"b\":[1,{\"c\":null,\"d\":true},0]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e3", "9007199254740992", "-9223372036854775808", "\"\\ud83d\""})
  void refusesWhatHasNoOneWayToBeWritten(String value) {
    assertThatThrownBy(() -> canonical("{\"a\":" + value + "}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String canonical(String json) {
    return new String(StrictJson.canonical(StrictJson.object(json.getBytes(UTF_8), "it")), UTF_8);
  }
}
