package news.copydesk.bench.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.annotation.corenlp.CoreNlpLoader;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.annotation.entity.TypedSpan;

/** Ours. */
final class CopydeskPeer implements Peer {

  private final NameTagger tagger;

  private CopydeskPeer(NameTagger tagger) {
    this.tagger = tagger;
  }

  /** With CoreNLP's CRFs as they are. */
  static CopydeskPeer coreNlp(Path models) {
    return new CopydeskPeer(new CoreNlpLoader(models).load());
  }

  /** With the compiled CRFs, as shipped. */
  static CopydeskPeer compiled(Path models) {
    return new CopydeskPeer(new CompiledLoader(models).load());
  }

  @Override
  public List<Name> names(String text) {
    List<Name> names = new ArrayList<>();
    for (Sentence sentence : tagger.sentences(text)) {
      for (TypedSpan span : sentence.names()) {
        names.add(new Name(span.type(), span.begin(), span.end()));
      }
    }
    return names;
  }

  @Override
  public void close() {
    tagger.close();
  }
}
