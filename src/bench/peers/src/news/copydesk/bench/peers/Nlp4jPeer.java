package news.copydesk.bench.peers;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** NLP4J with the models of its English jar, without its parser. */
final class Nlp4jPeer implements Peer {

  private static final String LEXICA = "edu/emory/mathcs/nlp/lexica/en-";
  private static final String CONFIGURATION =
      """
      <configuration>
        <tsv><column index="1" field="form"/></tsv>
        <lexica>
          <ambiguity_classes field="word_form_simplified_lowercase">%1$sambiguity-classes-simplified-lowercase.xz</ambiguity_classes>
          <word_clusters field="word_form_simplified_lowercase">%1$sbrown-clusters-simplified-lowercase.xz</word_clusters>
          <word_embeddings field="word_form_undigitalized">%1$sword-embeddings-undigitalized.xz</word_embeddings>
          <named_entity_gazetteers field="word_form_simplified">%1$snamed-entity-gazetteers-simplified.xz</named_entity_gazetteers>
        </lexica>
        <models>
          <pos>edu/emory/mathcs/nlp/models/en-pos.xz</pos>
          <ner>edu/emory/mathcs/nlp/models/en-ner.xz</ner>
        </models>
      </configuration>
      """
          .formatted(LEXICA);

  private final NLPDecoder decoder =
      new NLPDecoder(
          new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));

  @Override
  public List<Name> names(String text) throws Exception {
    List<Name> names = new ArrayList<>();
    for (NLPNode[] sentence : decoder.decodeDocument(text)) {
      for (int i = 1; i < sentence.length; i++) {
        String tag = sentence[i].getNamedEntityTag();
        if (tag == null || tag.length() < 3 || (tag.charAt(0) != 'B' && tag.charAt(0) != 'U')) {
          continue;
        }
        int last = i;
        // BILOU: B-… I-… L-…, or U-… alone.
        while (tag.charAt(0) == 'B'
            && last + 1 < sentence.length
            && "IL".indexOf(first(sentence[last + 1])) >= 0) {
          last++;
          if (first(sentence[last]) == 'L') {
            break;
          }
        }
        names.add(
            new Name(tag.substring(2), sentence[i].getStartOffset(), sentence[last].getEndOffset()));
      }
    }
    return names;
  }

  private static char first(NLPNode node) {
    String tag = node.getNamedEntityTag();
    return tag == null || tag.isEmpty() ? 'O' : tag.charAt(0);
  }
}
