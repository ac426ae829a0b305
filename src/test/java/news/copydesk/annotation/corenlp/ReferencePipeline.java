package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.util.CoreMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CoreNLP's own pipeline with its own NER annotator, from the same three files: the reference. */
public final class ReferencePipeline {

  private static final Shared<ReferencePipeline> PIPELINE = new Shared<>(ReferencePipeline::new);

  private final StanfordCoreNLP pipeline;

  private ReferencePipeline() {
    Path directory = TestModels.DIRECTORY.resolve("corenlp-ner").resolve("4.5.10");
    String files =
        Stream.of("english.all.3class", "english.muc.7class", "english.conll.4class")
            .map(name -> directory.resolve(name + ".distsim.crf.ser.gz").toString())
            .collect(Collectors.joining(","));
    Properties properties = new Properties();
    properties.setProperty("annotators", "tokenize,ner");
    properties.setProperty("enforceRequirements", "false");
    properties.setProperty("ner.model", files);
    properties.setProperty("ner.applyNumericClassifiers", "false");
    properties.setProperty("ner.useSUTime", "false");
    properties.setProperty("ner.applyFineGrained", "false");
    properties.setProperty("ner.buildEntityMentions", "false");
    properties.setProperty("maxAdditionalKnownLCWords", "0");
    pipeline = new StanfordCoreNLP(properties);
    // CoreNLP would keep it for the next one who asks.
    StanfordCoreNLP.clearAnnotatorPool();
  }

  /** The one that all tests share; a class whose tests need it keeps it in a field. */
  public static ReferencePipeline shared() {
    return PIPELINE.get();
  }

  /** {@code TYPE:text} of each run of equal labels within a sentence. */
  public List<String> names(String text) {
    Annotation annotation = new Annotation(text);
    pipeline.annotate(annotation);
    List<String> names = new ArrayList<>();
    for (CoreMap sentence : annotation.get(CoreAnnotations.SentencesAnnotation.class)) {
      List<CoreLabel> tokens = sentence.get(CoreAnnotations.TokensAnnotation.class);
      int begin = 0;
      for (int i = 1; i <= tokens.size(); i++) {
        String label = tokens.get(begin).ner();
        if (i < tokens.size() && tokens.get(i).ner().equals(label)) {
          continue;
        }
        if (!label.equals("O")) {
          names.add(
              label
                  + ":"
                  + text.substring(
                      tokens.get(begin).beginPosition(), tokens.get(i - 1).endPosition()));
        }
        begin = i;
      }
    }
    return names;
  }
}
