package news.copydesk.deadletters;

/** Hears what becomes of each letter, on the redriving thread. */
public interface RedriveListener {

  /** The article is on its topic and the letter is marked, both for good. */
  void redriven(Letter letter);

  /** The letter stays as it is. */
  void refused(RedrivePlan.Refusal refusal);
}
