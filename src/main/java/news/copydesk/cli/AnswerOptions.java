package news.copydesk.cli;

import picocli.CommandLine.Option;

/** How much of an answer is shown, and how. */
final class AnswerOptions {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many rows (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--json", description = "One line of JSON per row.")
  boolean json;
}
