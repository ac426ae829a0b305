package news.copydesk.reset;

/**
 * What becomes of one partition.
 *
 * @param from where the stream would go on; below 0 when it never read the partition
 * @param to where it will begin
 * @param end behind the last record
 */
public record Step(int partition, long from, long to, long end) {

  /** At most so many records will be read again; markers of transactions count. */
  public long again() {
    return Math.max(0, Math.min(from, end) - to);
  }
}
