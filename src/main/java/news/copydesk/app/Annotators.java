package news.copydesk.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.boilerplate.Boilerplate;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.annotation.corenlp.CoreNlpLoader;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.gazetteer.GazetteerAnnotator;
import news.copydesk.annotation.gazetteer.GazetteerLoader;
import news.copydesk.annotation.language.LanguageAnnotator;
import news.copydesk.annotation.language.LanguageModel;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.annotation.sentiment.SentimentAnnotator;
import news.copydesk.annotation.sentiment.SentimentLoader;
import news.copydesk.annotation.sentiment.SentimentModel;
import news.copydesk.annotation.topic.TopicAnnotator;
import news.copydesk.annotation.topic.TopicModel;
import news.copydesk.annotation.topic.TopicModelLoader;
import news.copydesk.config.AnnotationConfig;
import news.copydesk.config.Keys.Models;
import news.copydesk.guard.GuardOptions;
import news.copydesk.guard.ServedLanguages;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;

/** Loads the annotators and puts their guards around them. */
public final class Annotators {

  /** What the models were trained on. */
  private static final Set<String> ENGLISH = Set.of("en");

  private Annotators() {}

  /**
   * Loads the configured models, once for all threads of the process.
   *
   * @throws news.copydesk.model.ModelLoadException if they are not there or not what they should be
   */
  public static AnnotatorChain open(AnnotationConfig config, MeterRegistry registry) {
    return open(config, Guards.of(config.slots(), GuardOptions.defaults(), registry));
  }

  /** The same with guards that somebody else looks after. */
  static AnnotatorChain open(AnnotationConfig config, Guards guards) {
    ModelMeters meters = new ModelMeters(guards.registry());
    List<ModelHandle<Annotator>> handles = new ArrayList<>();
    for (Supplier<Annotator> annotator : inOrder(config)) {
      handles.add(ModelHandle.open(() -> guards.around(annotator.get()), meters));
    }
    return new AnnotatorChain(new Boilerplate(config.maxCharacters()), handles);
  }

  private static List<Supplier<Annotator>> inOrder(AnnotationConfig config) {
    List<Supplier<Annotator>> gazetteer =
        config.gazetteer().stream()
            .map(file -> (Supplier<Annotator>) () -> gazetteer(file, config))
            .toList();
    List<Supplier<Annotator>> all = new ArrayList<>();
    if (config.models() == Models.MOCK) {
      // The mock needs no language, and whoever asks for it does not want to wait for models.
      all.add(() -> entities(config));
      all.addAll(gazetteer);
      return all;
    }
    all.add(() -> new LanguageAnnotator(LanguageModel.load()));
    all.add(() -> new ServedLanguages(entities(config), ENGLISH));
    all.addAll(gazetteer);
    all.add(() -> new ServedLanguages(topics(config), ENGLISH));
    if (config.sentiment()) {
      all.add(() -> new ServedLanguages(sentiment(config), ENGLISH));
    }
    return all;
  }

  private static Annotator entities(AnnotationConfig config) {
    return new EntityAnnotator(tagger(config), config.maxCharacters());
  }

  // Not behind ServedLanguages: names are names in every language.
  private static Annotator gazetteer(Path file, AnnotationConfig config) {
    return new GazetteerAnnotator(new GazetteerLoader(file).load(), config.maxCharacters());
  }

  private static Annotator topics(AnnotationConfig config) {
    TopicModel model = new TopicModelLoader(config.directory()).load();
    return new TopicAnnotator(model, config.topicConfidence());
  }

  private static Annotator sentiment(AnnotationConfig config) {
    SentimentModel model = new SentimentLoader(config.directory()).load();
    return new SentimentAnnotator(model, config.maxCharacters());
  }

  private static NameTagger tagger(AnnotationConfig config) {
    return switch (config.models()) {
      case COMPILED -> new CompiledLoader(config.directory()).load();
      case CORENLP -> new CoreNlpLoader(config.directory()).load();
      case MOCK -> new MockTagger();
    };
  }
}
