package news.copydesk.topology;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.model.ModelDescription;

/** A tagger that counts how often it is closed. */
record CountedTagger(NameTagger tagger, AtomicInteger closes) implements NameTagger {

  @Override
  public ModelDescription description() {
    return tagger.description();
  }

  @Override
  public List<Sentence> sentences(String text) {
    return tagger.sentences(text);
  }

  @Override
  public void close() {
    closes.incrementAndGet();
    tagger.close();
  }
}
