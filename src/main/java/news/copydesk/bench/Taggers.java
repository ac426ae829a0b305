package news.copydesk.bench;

import java.nio.file.Path;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.corenlp.CoreNlpLoader;
import news.copydesk.annotation.corenlp.PipelineTagger;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.entity.NameTagger;

/** What is measured in memory, without a broker. */
public enum Taggers {
  /** Our annotator: one model for all threads. */
  SHARED(true),
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

  Annotator load(Path models) {
    NameTagger tagger =
        switch (this) {
          case SHARED -> new CoreNlpLoader(models).load();
          case PER_THREAD -> PipelineTagger.statistical(models);
          case DEFAULT_NER -> PipelineTagger.defaults();
        };
    return new EntityAnnotator(tagger, NO_LIMIT);
  }
}
