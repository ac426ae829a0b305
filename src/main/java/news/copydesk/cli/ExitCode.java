package news.copydesk.cli;

/** What the process tells the shell. */
final class ExitCode {

  /** All went well. */
  static final int OK = 0;

  /** The work failed, or some of it did. */
  static final int FAILED = 1;

  /** The command line was not understood. */
  static final int USAGE = 2;

  /** The configuration is wrong, or the start was refused; nothing has been done. */
  static final int REFUSED = 3;

  /** Some lines of the input were bad; the good ones were worked on. */
  static final int BAD_INPUT = 4;

  private ExitCode() {}
}
