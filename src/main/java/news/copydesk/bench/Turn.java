package news.copydesk.bench;

/**
 * The whole path for some seconds, and then the annotators alone over the same articles for as
 * long.
 *
 * @param pathArticles rows written, a dead letter counting as one
 * @param pathSeconds the time they took
 * @param aloneArticles articles annotated in memory
 * @param aloneSeconds the time they took
 */
public record Turn(long pathArticles, double pathSeconds, long aloneArticles, double aloneSeconds) {

  private static final ChildLine<Turn> LINE = new ChildLine<>("turn: ", Turn.class);

  /** Articles a second of the whole path. */
  public double path() {
    return pathArticles / pathSeconds;
  }

  /** Articles a second of the annotators alone. */
  public double alone() {
    return aloneArticles / aloneSeconds;
  }

  /** What the path leaves of the annotators' speed, 0 to 1. */
  public double ratio() {
    return path() / alone();
  }

  /** Both turns as one. */
  public Turn and(Turn other) {
    return new Turn(
        pathArticles + other.pathArticles,
        pathSeconds + other.pathSeconds,
        aloneArticles + other.aloneArticles,
        aloneSeconds + other.aloneSeconds);
  }

  /** One line for the process that asked. */
  public String toLine() {
    return LINE.of(this);
  }

  static boolean isLine(String text) {
    return LINE.is(text);
  }

  static Turn parse(String line) {
    return LINE.parse(line);
  }
}
