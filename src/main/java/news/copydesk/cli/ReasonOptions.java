package news.copydesk.cli;

import news.copydesk.app.RegistryAccess;
import news.copydesk.registry.ledger.Author;
import picocli.CommandLine.Option;

/** What the ledger keeps of a change: who made it, and why. */
final class ReasonOptions {

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it, for the ledger; the user's name otherwise.")
  private String by = System.getProperty("user.name", "unknown");

  @Option(names = "--why", paramLabel = "TEXT", description = "Why, for the ledger.")
  private String why = "";

  Author author(RegistryAccess access) {
    return access.author(by, why);
  }
}
