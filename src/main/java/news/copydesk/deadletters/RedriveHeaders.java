package news.copydesk.deadletters;

/** The headers by which a redrive is known. Their values are text in UTF-8. */
public final class RedriveHeaders {

  /**
   * On a redriven article: how often it has been redriven, in decimal. It stays on the dead letter
   * should the article be set aside again, and so bounds how often that goes on.
   */
  public static final String COUNT = "copydesk.redrives";

  /** On a redriven article: the dead letter that it was, as {@code topic-partition@offset}. */
  public static final String FROM = "copydesk.redriven.from";

  /**
   * On a record of the dead letter topic that is no letter but says that one was redriven: the
   * offset of that letter on the same partition, in decimal.
   */
  public static final String DONE = "copydesk.redriven";

  private RedriveHeaders() {}
}
