package news.copydesk.rollout;

import java.time.Instant;
import java.util.List;

/**
 * A candidate shall be tried on a part of the articles; one experiment for each model.
 *
 * @param model the model's name in the registry
 * @param version the candidate's number
 * @param manifest SHA-256 of its manifest
 * @param way what becomes of those articles
 * @param share how many articles take part, in hundredths of a percent: 1,000 are 10 %
 * @param sources only articles of these outlets; none for all
 * @param by who began it
 * @param at when
 */
public record WantedExperiment(
    String model,
    String version,
    String manifest,
    Way way,
    int share,
    List<String> sources,
    String by,
    Instant at)
    implements ControlMessage {

  /** All articles. */
  public static final int ALL = 10_000;

  /** What becomes of the articles that take part. */
  public enum Way {
    /** The candidate serves them. */
    AB,
    /** The candidate works on them too, when there is time, and what it finds is only compared. */
    SHADOW
  }

  /** Copies the list; checks the share. */
  public WantedExperiment {
    sources = List.copyOf(sources);
    if (share < 1 || share > ALL) {
      throw new IllegalArgumentException(
          "share is %d, and it is from 1 (0.01 %%) to 10,000 (100 %%)".formatted(share));
    }
  }

  /** The candidate shall work on all articles beside the one that serves. */
  public static WantedExperiment shadow(WantedVersion candidate, String by, Instant at) {
    return new WantedExperiment(
        candidate.model(),
        candidate.version(),
        candidate.manifest(),
        Way.SHADOW,
        ALL,
        List.of(),
        by,
        at);
  }

  @Override
  public String key() {
    return keyOf(model);
  }

  /** The key under which a model's experiment stands. No model's name has a slash. */
  public static String keyOf(String model) {
    return "experiment/" + model;
  }

  /** {@code model@version}. */
  public String id() {
    return model + "@" + version;
  }

  /** As the control topic says it for the loader. */
  public WantedVersion candidate() {
    return new WantedVersion(model, version, manifest, "experiment", 0, by, at);
  }
}
