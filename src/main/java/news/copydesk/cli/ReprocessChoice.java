package news.copydesk.cli;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import news.copydesk.annotation.boilerplate.Boilerplate;
import news.copydesk.annotation.gazetteer.GazetteerAnnotator;
import news.copydesk.annotation.gazetteer.GazetteerChanges;
import news.copydesk.app.RegistryAccess;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.reprocess.ConcernedArticles;
import news.copydesk.reprocess.OlderVersions;
import news.copydesk.reprocess.ReprocessException;
import news.copydesk.reprocess.ReprocessJob;
import news.copydesk.sink.ModelVersion;
import news.copydesk.sink.WriterScan;
import news.copydesk.sink.WrittenBy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which articles are to be enriched again. */
final class ReprocessChoice {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private SinceOptions some = new SinceOptions();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model, or the annotator, whose older work is replaced: entities, topics.")
  private @Nullable String model;

  @Option(
      names = "--from",
      paramLabel = "VERSION",
      description = "All that this version or an older one wrote.")
  private @Nullable String from;

  @Option(
      names = "--gazetteer",
      paramLabel = "GAZETTEER",
      arity = "2",
      description =
          "Two gazetteers, the one before and the one in service now, as versions of the registry"
              + " (gazetteer@1.2.0) or compiled files: only articles that the older one linked and"
              + " that mention a name which differs.")
  private List<String> gazetteers = List.of();

  /** What is asked for, as the database stands. */
  ReprocessJob job(WriterScan database, CopydeskConfig configuration) {
    if (gazetteers.isEmpty()) {
      if (model == null || from == null) {
        throw misused("say what is to be replaced: --model NAME --from VERSION, or --gazetteer");
      }
      return ofModel(database, model, from);
    }
    if (model != null || from != null) {
      throw misused("--gazetteer says which model and version: leave out --model and --from");
    }
    return ofGazetteer(configuration);
  }

  private ReprocessJob ofModel(WriterScan database, String name, String version) {
    List<ModelVersion> written = database.versions(name);
    OlderVersions versions = OlderVersions.of(written, version);
    if (versions.older().isEmpty()) {
      String there =
          written.stream()
              .map(each -> each.version() + " (" + each.articles() + ")")
              .distinct()
              .collect(Collectors.joining(", "));
      throw new ReprocessException(
          there.isEmpty()
              ? "no model and no annotator %s wrote anything of this database; entities, gazetteer, topics and sentiment are what annotators are called"
                  .formatted(name)
              : "nothing of this database was written by %s %s or an older version; there is (with the number of articles): %s"
                  .formatted(name, version, there));
    }
    return new ReprocessJob(
        String.join("\n", "model", name, version, some.since().toString(), some.source()),
        new WrittenBy(name, versions.older(), some.since(), some.source()),
        article -> true);
  }

  private ReprocessJob ofGazetteer(CopydeskConfig configuration) {
    RegistryAccess registry = new RegistryAccess(configuration.models(), Clock.systemUTC());
    try (NamedGazetteer before = NamedGazetteer.open(gazetteers.get(0), registry);
        NamedGazetteer after = NamedGazetteer.open(gazetteers.get(1), registry)) {
      String old = before.description().version();
      if (old.equals(after.description().version())) {
        throw new ReprocessException(
            "both gazetteers are of version %s, so that nobody could tell their articles apart; compile the newer one with a --release of its own, or register it under a number of its own"
                .formatted(old));
      }
      return new ReprocessJob(
          String.join(
              "\n",
              "gazetteer",
              before.description().sha256().orElse(""),
              after.description().sha256().orElse(""),
              some.since().toString(),
              some.source()),
          new WrittenBy(GazetteerAnnotator.NAME, List.of(old), some.since(), some.source()),
          new ConcernedArticles(
              GazetteerChanges.between(before.gazetteer(), after.gazetteer()),
              new Boilerplate(configuration.annotation().maxCharacters())));
    }
  }

  private ParameterException misused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
