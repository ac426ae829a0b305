package news.copydesk.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import news.copydesk.annotation.corenlp.PipelineTagger;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.app.Annotators;
import news.copydesk.config.AnnotationConfig;

/** What is measured in memory, without a broker. */
public enum Taggers {
  /** The configured annotators, as the stream runs them: one set of models for all threads. */
  CONFIGURED(true),
  /** The naive design: each thread loads CoreNLP's pipeline for itself. */
  PER_THREAD(false),
  /** CoreNLP's default {@code ner}, one pipeline for all threads. */
  DEFAULT_NER(true);

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final boolean shared;

  Taggers(boolean shared) {
    this.shared = shared;
  }

  boolean shared() {
    return shared;
  }

  Subject load(AnnotationConfig config) {
    return switch (this) {
      case CONFIGURED -> Annotators.open(config, new SimpleMeterRegistry())::annotate;
      case PER_THREAD ->
          new EntityAnnotator(PipelineTagger.statistical(config.directory()), NO_LIMIT)::annotate;
      case DEFAULT_NER -> new EntityAnnotator(PipelineTagger.defaults(), NO_LIMIT)::annotate;
    };
  }
}
