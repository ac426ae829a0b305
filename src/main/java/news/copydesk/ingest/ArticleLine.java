package news.copydesk.ingest;

import news.copydesk.article.Article;

/** What one line of an article file turned out to be. */
public sealed interface ArticleLine {

  /** The file as the user named it, or {@code stdin}. */
  String file();

  /** The line's number in its file, from 1; blank lines count. */
  long number();

  /** A line that holds an article. */
  record Good(String file, long number, Article article) implements ArticleLine {}

  /** Whether the reading goes on behind a bad line. */
  enum Rest {
    /** It does: the line is done with. */
    READABLE,
    /** Nothing behind it can be read, nor can the line be said to be done with: it may come yet. */
    UNREADABLE
  }

  /**
   * A line that does not.
   *
   * @param reason what was wrong and what to do about it; safe to print
   */
  record Bad(String file, long number, String reason, Rest rest) implements ArticleLine {

    /** One behind which the reading goes on. */
    public Bad(String file, long number, String reason) {
      this(file, number, reason, Rest.READABLE);
    }

    /** The message for the user: {@code file:line: what was wrong; what to do}. */
    public String message() {
      return file + ":" + number + ": " + reason;
    }
  }
}
