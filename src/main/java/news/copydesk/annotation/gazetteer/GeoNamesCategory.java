package news.copydesk.annotation.gazetteer;

import java.util.Optional;

/**
 * The category of a GeoNames feature (https://www.geonames.org/export/codes.html); none for what
 * news does not name, such as roads, reefs and historical divisions.
 */
final class GeoNamesCategory {

  private GeoNamesCategory() {}

  static Optional<String> of(char featureClass, String code) {
    return switch (featureClass) {
      case 'P' -> code.endsWith("H") && code.startsWith("PPL") ? none() : Optional.of("place");
      case 'A' -> administrative(code);
      case 'S' -> Optional.of(building(code));
      case 'L' -> code.startsWith("PRK") || code.startsWith("RES") ? landmark() : none();
      case 'H', 'T' -> landmark();
      default -> none();
    };
  }

  private static Optional<String> administrative(String code) {
    if (code.endsWith("H")) {
      return none();
    }
    if (code.startsWith("PCL") || code.equals("TERR")) {
      return Optional.of("country");
    }
    return Optional.of(code.equals("ADM1") ? "region" : "place");
  }

  private static String building(String code) {
    if (code.startsWith("SCH") || code.equals("UNIV") || code.equals("UNIP")) {
      return "school";
    }
    return switch (code) {
      case "HSP", "HSPC", "HSPD", "HSPL", "CTRM", "MDCL" -> "healthcare";
      case "ADMF", "CTHSE", "GOVL", "DIP", "PO", "PP", "FIRE", "PPLG" -> "government";
      case "BANK", "BLDO", "HTL", "MALL", "MKT", "RECG", "REST", "STOR", "THTR" -> "business";
      default -> "landmark";
    };
  }

  private static Optional<String> landmark() {
    return Optional.of("landmark");
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
