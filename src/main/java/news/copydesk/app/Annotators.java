package news.copydesk.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.boilerplate.Boilerplate;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.annotation.corenlp.CoreNlpLoader;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.gazetteer.GazetteerAnnotator;
import news.copydesk.annotation.gazetteer.StarterGazetteer;
import news.copydesk.annotation.language.LanguageAnnotator;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.annotation.sentiment.SentimentAnnotator;
import news.copydesk.annotation.sentiment.SentimentLoader;
import news.copydesk.annotation.topic.TopicAnnotator;
import news.copydesk.annotation.topic.TopicModelLoader;
import news.copydesk.config.AnnotationConfig;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.config.Keys.Models;
import news.copydesk.config.ModelsConfig;
import news.copydesk.experiment.ExperimentPlace;
import news.copydesk.experiment.SpareSlots;
import news.copydesk.experiment.TrialRouter;
import news.copydesk.guard.GuardOptions;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;
import news.copydesk.registry.cache.DownloadMeters;
import news.copydesk.rollout.GoldenGate;
import news.copydesk.rollout.ModelSeat;
import news.copydesk.rollout.VersionSource;

/** The annotators of a process, in the order in which they work. */
public final class Annotators {

  private final AnnotationConfig config;
  private final Optional<ModelsConfig> registered;
  private final AnnotatorFactory factory;
  private final MeterRegistry registry;
  private final ModelMeters meters;
  private final GoldenGate gate;
  private final List<ModelSeat> seats = new ArrayList<>();
  private final Guards guards;
  private final AnnotatorFactory shadows;
  private final MeterRegistry unread;
  private final Map<String, ExperimentPlace> places = new HashMap<>();

  private Annotators(AnnotationConfig config, Optional<ModelsConfig> registered, Guards guards) {
    this.config = config;
    this.registered = registered;
    this.guards = guards;
    this.factory = new AnnotatorFactory(config, guards);
    Guards beside = guards.beside();
    this.shadows = new AnnotatorFactory(config, beside);
    this.unread = beside.registry();
    this.registry = guards.registry();
    this.meters = new ModelMeters(registry);
    this.gate = new GoldenGate(config.slots());
  }

  /**
   * Loads the configured models, once for all threads of the process: from the registry where it is
   * there, else those that ship.
   *
   * @throws news.copydesk.model.ModelLoadException if they are not what they should be
   * @throws news.copydesk.registry.RegistryException if they are not there, or nobody vouches for
   *     them
   */
  public static AnnotatorChain open(CopydeskConfig config, MeterRegistry registry) {
    return loaded(seats(config, registry), config.annotation());
  }

  /**
   * Loads the models that ship, whatever is in a registry.
   *
   * @throws news.copydesk.model.ModelLoadException if they are not there or not what they should be
   */
  public static AnnotatorChain open(AnnotationConfig config, MeterRegistry registry) {
    Guards guards = Guards.of(config.slots(), GuardOptions.defaults(), registry);
    return loaded(new Annotators(config, Optional.empty(), guards).inOrder(), config);
  }

  /** The seats, in the order of work, with guards of their own; nothing is loaded yet. */
  static List<ModelSeat> seats(CopydeskConfig config, MeterRegistry registry) {
    return of(config, Guards.of(config.annotation().slots(), config.guard(), registry)).seats();
  }

  /** The annotators with their seats; nothing is loaded yet. */
  static Annotators of(CopydeskConfig config, Guards guards) {
    Optional<ModelsConfig> registered =
        Optional.of(config.models())
            .filter(models -> models.source() != ModelsConfig.Source.DISTRIBUTION);
    Annotators annotators = new Annotators(config.annotation(), registered, guards);
    annotators.inOrder();
    return annotators;
  }

  /** The seats, in the order of work. */
  List<ModelSeat> seats() {
    return seats;
  }

  /** Where candidates may be tried: on models that come from a registry. */
  Map<String, ExperimentPlace> places() {
    return places;
  }

  /** What is measured of the versions. */
  ModelMeters meters() {
    return meters;
  }

  /** What candidates may use that work beside the articles. */
  SpareSlots spare() {
    return new SpareSlots(guards.slots()::spareForAWhile, guards.slots()::spare);
  }

  /** The chain that works with the seats' versions; closing it closes them. */
  static AnnotatorChain chain(List<ModelSeat> seats, AnnotationConfig config, LongSupplier epoch) {
    return new AnnotatorChain(
        seats.stream().map(ModelSeat::inChain).toList(),
        new Boilerplate(config.maxCharacters()),
        epoch);
  }

  /** The same, with every version loaded. */
  static AnnotatorChain loaded(List<ModelSeat> seats, AnnotationConfig config) {
    return loaded(seats, config, seat -> seat.bring(Optional.empty()));
  }

  /** The same for a service: where a version cannot be loaded, one from before serves. */
  static AnnotatorChain serving(List<ModelSeat> seats, AnnotationConfig config) {
    return loaded(seats, config, seat -> seat.bringFirst(Optional.empty()));
  }

  private static AnnotatorChain loaded(
      List<ModelSeat> seats, AnnotationConfig config, Consumer<ModelSeat> load) {
    AnnotatorChain chain = chain(seats, config, () -> 0);
    boolean done = false;
    try {
      seats.forEach(load);
      done = true;
      return chain;
    } finally {
      if (!done) {
        chain.close();
      }
    }
  }

  private List<ModelSeat> inOrder() {
    boolean mock = config.models() == Models.MOCK;
    // Whoever asks for the mock does not want to wait for models.
    if (!mock) {
      add(LanguageAnnotator.NAME, "language", factory::language);
    }
    entitySeat(mock);
    gazetteer();
    if (!mock) {
      add(TopicAnnotator.NAME, TopicModelLoader.NAME, factory::topics);
    }
    if (!mock && config.sentiment()) {
      add(SentimentAnnotator.NAME, SentimentLoader.NAME, factory::sentiment);
    }
    return seats;
  }

  /** A mock's file that was named is the user's own, and no registry's. */
  private void entitySeat(boolean mock) {
    if (mock && config.mockFile().isPresent()) {
      add(
          EntityAnnotator.NAME,
          MockTagger.NAME,
          new ShippedVersions(MockTagger.NAME, factory::entities, factory::guarded));
    } else {
      add(EntityAnnotator.NAME, entities(), factory::entities);
    }
  }

  private String entities() {
    return switch (config.models()) {
      case COMPILED -> CompiledLoader.NAME;
      case CORENLP -> CoreNlpLoader.NAME;
      case MOCK -> MockTagger.NAME;
    };
  }

  /** A file that was named is the user's own, and no registry's. */
  private void gazetteer() {
    if (config.gazetteer().isEmpty()) {
      return;
    }
    Path file = config.gazetteer().get();
    Supplier<Annotator> named = () -> factory.gazetteer(file);
    if (file.equals(StarterGazetteer.file(config.directory()))) {
      add(GazetteerAnnotator.NAME, StarterGazetteer.NAME, named);
    } else {
      add(
          GazetteerAnnotator.NAME,
          StarterGazetteer.NAME,
          new ShippedVersions(StarterGazetteer.NAME, named, factory::guarded));
    }
  }

  private void add(String annotator, String model, Supplier<Annotator> shipped) {
    TrialRouter router = new TrialRouter(ModelHandle.empty(model, meters));
    VersionSource source = new ShippedVersions(model, shipped, factory::guarded);
    if (registered.isPresent()) {
      ModelsConfig models = registered.get();
      source = versions(model, models, factory, shipped, registry);
      places.put(
          model,
          new ExperimentPlace(
              annotator, router, source, versions(model, models, shadows, shipped, unread), gate));
    }
    seats.add(new ModelSeat(annotator, model, source, router, gate, meters, Clock.systemUTC()));
  }

  private static VersionSource versions(
      String model,
      ModelsConfig models,
      AnnotatorFactory with,
      Supplier<Annotator> shipped,
      MeterRegistry registry) {
    RegistryAccess access = new RegistryAccess(models, Clock.systemUTC());
    return new RegisteredVersions(
        model, access, with, shipped, new DownloadMeters(registry, model));
  }

  private void add(String annotator, String model, VersionSource source) {
    ModelHandle<Annotator> live = ModelHandle.empty(model, meters);
    seats.add(new ModelSeat(annotator, model, source, live, gate, meters, Clock.systemUTC()));
  }
}
