package news.copydesk.cli;

import java.util.Locale;
import news.copydesk.ingest.feed.FeedIntake;

/** What a file is in. */
enum SourceFormat {
  AUTO,
  JSONL,
  CSV,
  FEED,
  NINJS;

  /** What it is, told by its name where the user does not say. */
  SourceFormat of(String argument) {
    if (this != AUTO) {
      return this;
    }
    if (FeedIntake.isAddress(argument)) {
      return FEED;
    }
    String name = argument.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".csv")) {
      return CSV;
    }
    if (name.endsWith(".xml") || name.endsWith(".rss") || name.endsWith(".atom")) {
      return FEED;
    }
    return name.endsWith(".json") ? NINJS : JSONL;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
