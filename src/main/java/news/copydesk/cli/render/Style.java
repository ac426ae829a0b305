package news.copydesk.cli.render;

/** How a piece of text looks (ECMA-48, SGR parameters; the eight basic colours only). */
enum Style {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  WARNING("33"),
  PERSON("1;33"),
  ORGANIZATION("1;36"),
  LOCATION("1;32"),
  MISC("1;35"),
  WHEN("34"),
  AMOUNT("31"),
  OTHER("4");

  private final String codes;

  Style(String codes) {
    this.codes = codes;
  }

  String codes() {
    return codes;
  }

  /** The style of an entity type; an unknown type is underlined. */
  static Style ofEntity(String type) {
    return switch (type) {
      case "PERSON" -> PERSON;
      case "ORGANIZATION" -> ORGANIZATION;
      case "LOCATION" -> LOCATION;
      case "MISC" -> MISC;
      case "DATE", "TIME" -> WHEN;
      case "MONEY", "PERCENT" -> AMOUNT;
      default -> OTHER;
    };
  }
}
