package news.copydesk.app;

/**
 * One record on its way, as it went in or as it came out.
 *
 * @param what tells it from all others: an article's id and revision, or where a broken record was
 * @param key the article's id
 * @param revision the article's revision; the later, the higher
 * @param partition the partition that it was on
 */
record Passage(String what, String key, long revision, int partition) {

  /** An article's. */
  static Passage ofArticle(String id, long revision, int partition) {
    return new Passage(id + " r" + revision, id, revision, partition);
  }

  /** A broken record's, told by its place on the topic of articles. */
  static Passage ofBroken(int partition, long offset) {
    String place = partition + "/" + offset;
    return new Passage(place, place, 0, partition);
  }
}
