package news.copydesk.annotation.entity;

import java.util.List;
import java.util.Random;

/** Text in which names stand among everything Unicode has, from one seed. */
final class RandomText {

  private static final List<String> NAMES =
      List.of(
          "Angela Merkel",
          "John Smith",
          "Berlin",
          "Paris",
          "Microsoft",
          "United Nations",
          "U.S.",
          "Jean-Luc Picard",
          "Smith & Sons, Inc.",
          "Zürich",
          "O'Neill",
          "Monday",
          "$40 million",
          "12 percent");

  private static final List<String> ODDITIES =
      List.of(
          "😀",
          "👩\u200d👩\u200d👧",
          "🇩🇪",
          "\uD83D",
          "\uDE00",
          "\u0000",
          "\u0007",
          "\u001b[31m",
          "\u202e",
          "\u202c",
          "\u2066",
          "\ufeff",
          "\u200b",
          "\u00ad",
          "\u00a0",
          "\u2028",
          "\r\n",
          "\t",
          "e\u0301",
          "שלום",
          "العربية",
          "東京",
          "हिन्दी",
          "<p>",
          "</b>",
          "&amp;",
          "&nbsp;",
          "&#128512;",
          "...",
          ". ",
          "! ",
          "?",
          "“",
          "”",
          "''",
          "``",
          "-",
          "--",
          "—",
          "½",
          "№",
          "http://example.org/a?b=c",
          "@someone",
          "#tag",
          ":-)",
          "\\/",
          "(",
          ")",
          "[",
          "]");

  private final Random random;

  RandomText(long seed) {
    this.random = new Random(seed);
  }

  /** A text of up to so many pieces. */
  String next(int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = upTo(pieces); i >= 0; i--) {
      text.append(piece());
      if (random.nextInt(4) > 0) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  /** A number from 0 to the bound, inclusive. */
  int upTo(int bound) {
    return random.nextInt(bound + 1);
  }

  private String piece() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> NAMES.get(random.nextInt(NAMES.size()));
      case 2 -> ODDITIES.get(random.nextInt(ODDITIES.size()));
      case 3 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
      default -> List.of("said", "met", "in", "and", "the", "near").get(random.nextInt(6));
    };
  }
}
