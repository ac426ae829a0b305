package news.copydesk.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import news.copydesk.rollout.WantedExperiment;

/**
 * Which articles take part in an experiment. By a hash of model and article id, so the same article
 * always gets the same answer, in every instance; whoever took part goes on when the share is
 * raised; and experiments on different models choose independently. Thread-safe.
 */
public final class Participation {

  private final String model;
  private final int share;
  private final Set<String> sources;

  /** Of the articles that the experiment wants. */
  public Participation(WantedExperiment experiment) {
    this.model = experiment.model();
    this.share = experiment.share();
    this.sources = Set.copyOf(experiment.sources());
  }

  /** Whether the article takes part. */
  public boolean includes(String articleId, String source) {
    return (sources.isEmpty() || sources.contains(source)) && bucket(model, articleId) < share;
  }

  /**
   * The article's place among 10,000, the same in every language: the first four bytes of the
   * SHA-256 of {@code <model>\n<article id>} in UTF-8, as an unsigned big-endian number, times
   * 10,000, divided by 2 to the power of 32.
   */
  public static int bucket(String model, String articleId) {
    byte[] sha =
        sha256().digest((model + "\n" + articleId).getBytes(StandardCharsets.UTF_8));
    long number =
        (sha[0] & 0xFFL) << 24 | (sha[1] & 0xFFL) << 16 | (sha[2] & 0xFFL) << 8 | sha[3] & 0xFFL;
    return (int) (number * WantedExperiment.ALL >>> 32);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
