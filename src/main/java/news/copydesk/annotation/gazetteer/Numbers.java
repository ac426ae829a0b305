package news.copydesk.annotation.gazetteer;

/** Reads the numbers of a gazetteer's source; complaints name the column and show the field. */
final class Numbers {

  private Numbers() {}

  static double degrees(String column, String field) {
    try {
      double degrees = Double.parseDouble(field);
      if (!Double.isNaN(degrees)) {
        return degrees;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "%s is '%s'; write decimal degrees, for example 38.95".formatted(column, Shown.of(field)));
  }

  static long population(String field) {
    try {
      return Long.parseLong(field);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "population is '%s'; write digits only".formatted(Shown.of(field)), e);
    }
  }
}
