package news.copydesk.experiment;

/**
 * An estimate with its 95 % confidence interval.
 *
 * @param value the estimate
 * @param low NaN where there is too little to say
 * @param high NaN where there is too little to say
 */
public record Interval(double value, double low, double high) {

  /** True if zero is outside: the two versions differ, as far as that can be told. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
