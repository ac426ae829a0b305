package news.copydesk.topology;

import java.util.List;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.model.ModelDescription;

/** A tagger that is broken. */
record ThrowingTagger() implements NameTagger {

  @Override
  public ModelDescription description() {
    return new MockTagger().description();
  }

  @Override
  public List<Sentence> sentences(String text) {
    throw new IllegalStateException("cannot read '" + text + "'");
  }

  @Override
  public void close() {}
}
