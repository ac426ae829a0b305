package news.copydesk.experiment;

/** Findings added up. Not thread-safe. */
public final class ShadowSum {

  private long articles;
  private long agreed;
  private long same;
  private long added;
  private long lost;
  private long retyped;
  private long relinked;
  private long topicsSame;
  private long topicsAdded;
  private long topicsLost;
  private long moved;
  private long liveMicros;
  private long candidateMicros;

  void add(ShadowFinding finding) {
    Difference difference = finding.difference();
    articles++;
    agreed += difference.none() ? 1 : 0;
    same += difference.same();
    added += difference.added();
    lost += difference.lost();
    retyped += difference.retyped();
    relinked += difference.relinked();
    topicsSame += difference.topicsSame();
    topicsAdded += difference.topicsAdded().size();
    topicsLost += difference.topicsLost().size();
    moved += difference.sentiment().isPresent() ? 1 : 0;
    liveMicros += finding.liveMicros();
    candidateMicros += finding.candidateMicros();
  }

  void add(Difference.Span span) {
    if (span.live().isEmpty()) {
      added++;
    } else if (span.candidate().isEmpty()) {
      lost++;
    } else {
      retyped++;
    }
  }

  void topicAdded() {
    topicsAdded++;
  }

  void topicLost() {
    topicsLost++;
  }

  void addMove() {
    moved++;
  }

  /** Articles compared. */
  public long articles() {
    return articles;
  }

  /** Articles without any difference. */
  public long agreed() {
    return agreed;
  }

  /** Spans that both found, with the same type. */
  public long same() {
    return same;
  }

  /** Spans that only the candidate found. */
  public long added() {
    return added;
  }

  /** Spans that only the live version found. */
  public long lost() {
    return lost;
  }

  /** Spans that both found and call differently. */
  public long retyped() {
    return retyped;
  }

  /** Spans that both found and link differently. */
  public long relinked() {
    return relinked;
  }

  /** Topics that only the candidate found. */
  public long topicsAdded() {
    return topicsAdded;
  }

  /** Topics that only the live version found. */
  public long topicsLost() {
    return topicsLost;
  }

  /** Articles whose tone has another label. */
  public long moved() {
    return moved;
  }

  /** The live version's mean time for one article. */
  public double liveMicros() {
    return articles == 0 ? 0 : (double) liveMicros / articles;
  }

  /** The candidate's mean time for one article. */
  public double candidateMicros() {
    return articles == 0 ? 0 : (double) candidateMicros / articles;
  }

  /** Share of what the live version found that the candidate found and called the same. */
  public double kept() {
    long before = same + lost + retyped + topicsSame + topicsLost;
    return before == 0 ? 1 : (double) (same + topicsSame) / before;
  }

  /** Share of what the live version found that the candidate did not find at all. */
  public double lostShare() {
    long before = same + lost + retyped + topicsSame + topicsLost;
    return before == 0 ? 0 : (double) (lost + topicsLost) / before;
  }

  /** Share of what either found on which both agree, from 0 to 1. */
  public double agreement() {
    long either = same + lost + retyped + added + topicsSame + topicsLost + topicsAdded;
    double spans = either == 0 ? 1 : (double) (same + topicsSame) / either;
    return articles == 0 ? spans : spans * (1 - (double) moved / articles);
  }
}
