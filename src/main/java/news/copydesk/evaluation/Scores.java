package news.copydesk.evaluation;

/**
 * How often a label was found, and rightly.
 *
 * @param label the label, or what stands for several
 * @param right found where it is
 * @param wrong found where it is not
 * @param missed there and not found
 */
public record Scores(String label, long right, long wrong, long missed) {

  /** How much of what was found is right; 0 when nothing was. */
  public double precision() {
    return ratio(right, right + wrong);
  }

  /** How much of what is there was found; 0 when nothing is. */
  public double recall() {
    return ratio(right, right + missed);
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return ratio(2 * right, 2 * right + wrong + missed);
  }

  /** How often the label is there. */
  public long support() {
    return right + missed;
  }

  /** Both together, under another name. */
  Scores plus(Scores more, String name) {
    return new Scores(name, right + more.right, wrong + more.wrong, missed + more.missed);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
