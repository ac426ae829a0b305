package news.copydesk.guard;

/**
 * How full the process is, at one moment. What is not known is NaN, and presses nobody.
 *
 * @param heap share of the long-lived heap that was still in use after its last collection, 0 to 1
 * @param cpu share of the processors that this process used since the reading before, 0 to 1
 * @param latency 99th percentile of the time that annotators need for an article, waiting for a
 *     slot left out, as a share of the deadline; may exceed 1
 */
public record Readings(double heap, double cpu, double latency) {

  /** Nothing is known. */
  public static Readings unknown() {
    return new Readings(Double.NaN, Double.NaN, Double.NaN);
  }
}
