package news.copydesk.bench.peers;

import gate.Annotation;
import gate.Corpus;
import gate.CorpusController;
import gate.Document;
import gate.Factory;
import gate.Gate;
import gate.creole.Plugin;
import gate.util.persistence.PersistenceManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import gate.creole.ResourceReference;

/** GATE's ANNIE: gazetteers and rules. */
final class AnniePeer implements Peer {

  private static final Set<String> TYPES =
      Set.of("Person", "Location", "Organization", "Date", "Money", "Percent");

  private final CorpusController controller;
  private final Corpus corpus;

  AnniePeer() throws Exception {
    Gate.init();
    Plugin annie = new Plugin.Maven("uk.ac.gate.plugins", "annie", "9.1");
    Gate.getCreoleRegister().registerPlugin(annie);
    controller =
        (CorpusController)
            PersistenceManager.loadObjectFromUri(
                new ResourceReference(annie, "resources/ANNIE_with_defaults.gapp").toURI());
    corpus = Factory.newCorpus("corpus");
    controller.setCorpus(corpus);
  }

  @Override
  public List<Name> names(String text) throws Exception {
    Document document = Factory.newDocument(text);
    corpus.add(document);
    try {
      controller.execute();
      List<Name> names = new ArrayList<>();
      for (Annotation found : document.getAnnotations().get(TYPES)) {
        names.add(
            new Name(
                found.getType().toUpperCase(java.util.Locale.ROOT),
                found.getStartNode().getOffset().intValue(),
                found.getEndNode().getOffset().intValue()));
      }
      return names;
    } finally {
      corpus.clear();
      Factory.deleteResource(document);
    }
  }
}
