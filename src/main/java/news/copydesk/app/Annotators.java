package news.copydesk.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
import news.copydesk.config.AnnotationConfig;
import news.copydesk.config.Keys.Models;
import news.copydesk.guard.MeteredAnnotator;
import news.copydesk.guard.ServedLanguages;
import news.copydesk.guard.Slots;
import news.copydesk.guard.SlottedAnnotator;
import news.copydesk.guard.ToleratedAnnotator;
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
    Slots slots = new Slots(config.slots(), registry);
    ModelMeters meters = new ModelMeters(registry);
    List<ModelHandle<Annotator>> handles = new ArrayList<>();
    // The mock needs no language, and whoever asks for it does not want to wait for models.
    if (config.models() != Models.MOCK) {
      handles.add(
          ModelHandle.open(
              () -> guarded(new LanguageAnnotator(LanguageModel.load()), slots, registry), meters));
    }
    handles.add(ModelHandle.open(() -> guarded(entities(config), slots, registry), meters));
    config
        .gazetteer()
        .ifPresent(
            file ->
                handles.add(
                    ModelHandle.open(
                        () -> guarded(gazetteer(file, config), slots, registry), meters)));
    if (config.models() != Models.MOCK && config.sentiment()) {
      handles.add(ModelHandle.open(() -> guarded(sentiment(config), slots, registry), meters));
    }
    return new AnnotatorChain(new Boilerplate(), handles);
  }

  // Outermost first: what is measured includes failures; a failure is tolerated wherever it
  // happens; a slot is held only while annotating.
  private static Annotator guarded(Annotator annotator, Slots slots, MeterRegistry registry) {
    return new MeteredAnnotator(
        new ToleratedAnnotator(new SlottedAnnotator(annotator, slots)), registry);
  }

  private static Annotator entities(AnnotationConfig config) {
    Annotator entities = new EntityAnnotator(tagger(config), config.maxCharacters());
    return config.models() != Models.MOCK ? new ServedLanguages(entities, ENGLISH) : entities;
  }

  // Not behind ServedLanguages: names are names in every language.
  private static Annotator gazetteer(Path file, AnnotationConfig config) {
    return new GazetteerAnnotator(new GazetteerLoader(file).load(), config.maxCharacters());
  }

  private static Annotator sentiment(AnnotationConfig config) {
    return new ServedLanguages(
        new SentimentAnnotator(
            new SentimentLoader(config.directory()).load(), config.maxCharacters()),
        ENGLISH);
  }

  private static NameTagger tagger(AnnotationConfig config) {
    return switch (config.models()) {
      case COMPILED -> new CompiledLoader(config.directory()).load();
      case CORENLP -> new CoreNlpLoader(config.directory()).load();
      case MOCK -> new MockTagger();
    };
  }
}
