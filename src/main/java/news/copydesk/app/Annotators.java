package news.copydesk.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.corenlp.CoreNlpLoader;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.config.AnnotationConfig;
import news.copydesk.guard.MeteredAnnotator;
import news.copydesk.guard.ServedLanguages;
import news.copydesk.guard.Slots;
import news.copydesk.guard.SlottedAnnotator;
import news.copydesk.guard.ToleratedAnnotator;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;

/** Loads the annotators and puts their guards around them. */
public final class Annotators {

  /** What CoreNLP's models were trained on. */
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
    return new AnnotatorChain(
        List.of(
            ModelHandle.open(
                () ->
                    guarded(
                        new EntityAnnotator(tagger(config), config.maxCharacters()),
                        ENGLISH,
                        slots,
                        registry),
                meters)));
  }

  // Outermost first: what is measured includes failures; a failure is tolerated wherever it
  // happens; text in another language waits for no slot; a slot is held only while annotating.
  private static Annotator guarded(
      Annotator annotator, Set<String> languages, Slots slots, MeterRegistry registry) {
    return new MeteredAnnotator(
        new ToleratedAnnotator(
            new ServedLanguages(new SlottedAnnotator(annotator, slots), languages)),
        registry);
  }

  private static NameTagger tagger(AnnotationConfig config) {
    return switch (config.models()) {
      case CORENLP -> new CoreNlpLoader(config.directory()).load();
      case MOCK -> new MockTagger();
    };
  }
}
