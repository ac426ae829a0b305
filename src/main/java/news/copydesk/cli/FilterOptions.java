package news.copydesk.cli;

import java.util.List;
import java.util.Set;
import news.copydesk.ingest.EnrichedFilter;
import picocli.CommandLine.Option;

/** Which enriched articles are shown. */
final class FilterOptions {

  @Option(
      names = "--source",
      paramLabel = "OUTLET",
      description = "Only of this outlet; may be repeated, as the two below.")
  private List<String> sources = List.of();

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Only about this topic: its label, or its Media Topics id.")
  private List<String> topics = List.of();

  @Option(
      names = "--entity",
      paramLabel = "NAME",
      description = "Only with this name, or with one that is linked to it or to this id.")
  private List<String> entities = List.of();

  EnrichedFilter filter() {
    return new EnrichedFilter(Set.copyOf(sources), Set.copyOf(topics), Set.copyOf(entities));
  }
}
