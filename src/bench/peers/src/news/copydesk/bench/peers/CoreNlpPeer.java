package news.copydesk.bench.peers;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreSentence;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.util.List;
import java.util.Properties;

/** CoreNLP with the {@code ner} of its defaults: part of speech, lemmas, SUTime, fine-grained rules. */
final class CoreNlpPeer implements Peer {

  private final StanfordCoreNLP pipeline;

  CoreNlpPeer() {
    Properties properties = new Properties();
    properties.setProperty("annotators", "tokenize,pos,lemma,ner");
    pipeline = new StanfordCoreNLP(properties);
  }

  @Override
  public List<Name> names(String text) {
    CoreDocument document = pipeline.processToCoreDocument(text);
    NameRuns runs = new NameRuns();
    for (CoreSentence sentence : document.sentences()) {
      runs.endSentence();
      for (CoreLabel token : sentence.tokens()) {
        runs.add(token.ner(), token.beginPosition(), token.endPosition());
      }
    }
    return runs.names();
  }
}
