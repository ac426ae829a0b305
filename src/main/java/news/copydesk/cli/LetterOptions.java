package news.copydesk.cli;

import java.util.List;
import java.util.Set;
import news.copydesk.deadletters.LetterFilter;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterOptions {

  @Option(
      names = "--error",
      paramLabel = "CLASS",
      description = "Set aside by this exception, with or without its package; may be repeated.")
  private List<String> errors = List.of();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Of the article with this id; may be repeated.")
  private List<String> ids = List.of();

  @Option(
      names = "--at",
      paramLabel = "PARTITION@OFFSET",
      description = "At this place on the topic, as list shows it; may be repeated.")
  private List<String> places = List.of();

  LetterFilter filter() {
    return new LetterFilter(Set.copyOf(errors), Set.copyOf(ids), Set.copyOf(places));
  }
}
