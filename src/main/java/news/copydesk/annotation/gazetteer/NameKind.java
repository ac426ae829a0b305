package news.copydesk.annotation.gazetteer;

import java.util.Locale;

/** What a name may be the name of: says which entries a mention may mean. */
enum NameKind {
  LOCATION,
  ORGANIZATION,
  PERSON,
  /** Any other label of a tagger, MISC for example: may mean what is written exactly so. */
  OTHER,
  /** Dates, amounts and the like: means no entry. */
  NONE;

  /** That of a mention, by the label that the tagger gave it. */
  static NameKind ofType(String type) {
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "LOCATION", "LOC", "GPE", "CITY", "COUNTRY", "STATE_OR_PROVINCE", "FAC" -> LOCATION;
      case "ORGANIZATION", "ORG" -> ORGANIZATION;
      case "PERSON", "PER" -> PERSON;
      case "DATE",
          "TIME",
          "MONEY",
          "PERCENT",
          "NUMBER",
          "ORDINAL",
          "CARDINAL",
          "QUANTITY",
          "DURATION",
          "SET" ->
          NONE;
      default -> OTHER;
    };
  }

  /** That of an entry, by its category; what is not known is a place, as this is a gazetteer. */
  static NameKind ofCategory(String category) {
    return switch (category) {
      case "school",
          "university",
          "healthcare",
          "government",
          "business",
          "company",
          "institution",
          "organization",
          "organisation",
          "media",
          "religion" ->
          ORGANIZATION;
      case "person" -> PERSON;
      default -> LOCATION;
    };
  }
}
