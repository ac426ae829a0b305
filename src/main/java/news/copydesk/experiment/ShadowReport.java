package news.copydesk.experiment;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a candidate's findings add up to: in all, by outlet and by label. An article that was
 * compared twice counts twice. Not thread-safe.
 */
public final class ShadowReport {

  private final ShadowSum total = new ShadowSum();
  private final Map<String, ShadowSum> bySource = new TreeMap<>();
  private final Map<String, ShadowSum> byLabel = new TreeMap<>();

  /** Adds one article. */
  public void add(ShadowFinding finding) {
    total.add(finding);
    bySource.computeIfAbsent(finding.source(), source -> new ShadowSum()).add(finding);
    for (Difference.Span span : finding.difference().spans()) {
      String label = span.live().or(span::candidate).orElse("");
      byLabel.computeIfAbsent(label, l -> new ShadowSum()).add(span);
    }
    finding
        .difference()
        .sentiment()
        .ifPresent(
            move ->
                byLabel
                    .computeIfAbsent(move.live() + " -> " + move.candidate(), l -> new ShadowSum())
                    .addMove());
    for (String topic : finding.difference().topicsAdded()) {
      byLabel.computeIfAbsent(topic, l -> new ShadowSum()).topicAdded();
    }
    for (String topic : finding.difference().topicsLost()) {
      byLabel.computeIfAbsent(topic, l -> new ShadowSum()).topicLost();
    }
  }

  /** Of all articles. */
  public ShadowSum total() {
    return total;
  }

  /** By outlet. */
  public Map<String, ShadowSum> bySource() {
    return bySource;
  }

  /** What differs, by the live version's label, or the candidate's where only it has one. */
  public Map<String, ShadowSum> byLabel() {
    return byLabel;
  }
}
