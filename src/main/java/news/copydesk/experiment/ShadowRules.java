package news.copydesk.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a shadow promotes or aborts its candidate by itself.
 *
 * @param after nothing is decided before so many articles were compared
 * @param abortLost abort when a greater share of what the live version finds is lost
 * @param promoteAgreement promote when the two agree on at least this share
 */
public record ShadowRules(long after, OptionalDouble abortLost, OptionalDouble promoteAgreement) {

  /** What to do, and why: for the ledger. */
  public record Verdict(boolean promote, String why) {}

  /** Checks the shares. */
  public ShadowRules {
    require(after > 0, "--after is below 1");
    require(isShare(abortLost), "--abort-lost is no share from 0 to 1");
    require(isShare(promoteAgreement), "--promote-agreement is no share from 0 to 1");
  }

  private static boolean isShare(OptionalDouble share) {
    return share.isEmpty() || (share.getAsDouble() >= 0 && share.getAsDouble() <= 1);
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }

  /** Whether there is any rule. */
  public boolean any() {
    return abortLost.isPresent() || promoteAgreement.isPresent();
  }

  /** What the rules say of these findings; empty while they say nothing. Aborting comes first. */
  public Optional<Verdict> judge(ShadowSum sum) {
    if (sum.articles() < after) {
      return Optional.empty();
    }
    if (abortLost.isPresent() && sum.lostShare() > abortLost.getAsDouble()) {
      return Optional.of(
          new Verdict(
              false,
              String.format(
                  Locale.ROOT,
                  "lost %.4f of what the live version finds, in %d articles; the rule aborts above %.4f",
                  sum.lostShare(),
                  sum.articles(),
                  abortLost.getAsDouble())));
    }
    if (promoteAgreement.isPresent() && sum.agreement() >= promoteAgreement.getAsDouble()) {
      return Optional.of(
          new Verdict(
              true,
              String.format(
                  Locale.ROOT,
                  "agreement %.4f in %d articles in the shadow; the rule promotes from %.4f",
                  sum.agreement(),
                  sum.articles(),
                  promoteAgreement.getAsDouble())));
    }
    return Optional.empty();
  }
}
