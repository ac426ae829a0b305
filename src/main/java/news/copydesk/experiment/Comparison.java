package news.copydesk.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import news.copydesk.experiment.Statistics.Sample;
import news.copydesk.sink.VersionSums;

/**
 * Versions of a model beside each other.
 *
 * @param rows one for each version, the one with the most articles first: the baseline
 */
public record Comparison(List<Row> rows) {

  /**
   * One version. Latency in milliseconds.
   *
   * @param failed share of articles on which it failed or was late
   * @param entityDifference against the baseline; empty for the baseline itself
   * @param latencyDifference against the baseline; empty for the baseline itself
   */
  public record Row(
      String annotator,
      String model,
      String version,
      long articles,
      Interval entities,
      Interval latency,
      Interval failed,
      Optional<Interval> entityDifference,
      Optional<Interval> latencyDifference) {}

  /** Copies the list. */
  public Comparison {
    rows = List.copyOf(rows);
  }

  /** Compares what the sums say. */
  public static Comparison of(List<VersionSums> sums) {
    List<VersionSums> sorted =
        sums.stream().sorted(Comparator.comparingLong(VersionSums::articles).reversed()).toList();
    List<Row> rows = new ArrayList<>();
    for (VersionSums each : sorted) {
      boolean baseline = rows.isEmpty();
      VersionSums first = sorted.get(0);
      rows.add(
          new Row(
              each.annotator(),
              each.model(),
              each.version(),
              each.articles(),
              Statistics.mean(entities(each)),
              Statistics.mean(latency(each)),
              Statistics.share(each.failed(), each.articles()),
              baseline
                  ? Optional.empty()
                  : Optional.of(Statistics.difference(entities(first), entities(each))),
              baseline
                  ? Optional.empty()
                  : Optional.of(Statistics.difference(latency(first), latency(each)))));
    }
    return new Comparison(rows);
  }

  private static Sample entities(VersionSums sums) {
    return new Sample(sums.articles(), sums.entities(), sums.entitiesSquared());
  }

  private static Sample latency(VersionSums sums) {
    return new Sample(sums.articles(), sums.micros() / 1e3, sums.microsSquared() / 1e6);
  }
}
