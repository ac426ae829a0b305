package news.copydesk.reprocess;

/** Hears what becomes of the articles. */
public interface ReprocessListener {

  /** So many will be looked at. */
  void expect(long articles);

  /** So many more were looked at, and so many of them sent. */
  void advanced(long looked, long sent);

  /** The stream is so many records behind; live articles come first. */
  void waiting(long lag);

  /** An article cannot be enriched again. */
  void refused(String id, String reason);
}
