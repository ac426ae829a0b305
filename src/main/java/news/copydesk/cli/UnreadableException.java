package news.copydesk.cli;

import java.io.IOException;

/** A file that cannot be opened, or is not what it is taken for; its cause says why. */
final class UnreadableException extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadableException(IOException cause) {
    super(Explanation.of(cause), cause);
  }
}
