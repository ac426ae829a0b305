package news.copydesk.annotation.gazetteer;

/** A field of a file as it may appear in a message: short, on one line, nothing invisible. */
final class Shown {

  private static final int LONGEST = 40;

  private Shown() {}

  static String of(String field) {
    String visible = field.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
  }
}
