package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.util.CoreMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.annotation.entity.TypedSpan;
import news.copydesk.model.ModelDescription;

/**
 * CoreNLP's own pipeline, as most people use it: the reference that our tagger is compared with,
 * and a peer in benchmarks. Not for production: it annotates a whole text at once, so no deadline
 * reaches it.
 */
public final class PipelineTagger implements NameTagger {

  private final ModelDescription description;
  private final StanfordCoreNLP pipeline;

  private PipelineTagger(String name, Properties properties) {
    this.description = new ModelDescription(name, CoreNlpLoader.VERSION, Optional.empty());
    // CoreNLP keeps annotators for the whole JVM; whoever asks for another pipeline here wants one
    // of
    // its own, as a process or a class loader of its own would have.
    StanfordCoreNLP.clearAnnotatorPool();
    this.pipeline = new StanfordCoreNLP(properties, false);
  }

  /** The pipeline with the three CRFs alone: no part-of-speech tags, no SUTime, no rules. */
  public static PipelineTagger statistical(Path models) {
    Properties properties = new Properties();
    properties.setProperty("annotators", "tokenize,ner");
    properties.setProperty("enforceRequirements", "false");
    properties.setProperty(
        "ner.model",
        new CoreNlpLoader(models)
            .files().stream().map(Path::toString).collect(Collectors.joining(",")));
    properties.setProperty("ner.applyNumericClassifiers", "false");
    properties.setProperty("ner.useSUTime", "false");
    properties.setProperty("ner.applyFineGrained", "false");
    properties.setProperty("ner.buildEntityMentions", "false");
    return new PipelineTagger("corenlp-pipeline", properties);
  }

  /** The pipeline that CoreNLP's defaults make; needs its models jar on the class path. */
  public static PipelineTagger defaults() {
    Properties properties = new Properties();
    properties.setProperty("annotators", "tokenize,pos,lemma,ner");
    return new PipelineTagger("corenlp-default-ner", properties);
  }

  @Override
  public ModelDescription description() {
    return description;
  }

  @Override
  public List<Sentence> sentences(String text) {
    Annotation annotation = new Annotation(text);
    pipeline.annotate(annotation);
    List<Sentence> sentences = new ArrayList<>();
    for (CoreMap sentence : annotation.get(CoreAnnotations.SentencesAnnotation.class)) {
      sentences.add(new Labelled(sentence.get(CoreAnnotations.TokensAnnotation.class)));
    }
    return sentences;
  }

  @Override
  public void close() {}

  private record Labelled(List<CoreLabel> tokens) implements Sentence {

    @Override
    public int end() {
      return tokens.get(tokens.size() - 1).endPosition();
    }

    @Override
    public List<TypedSpan> names() {
      return LabelRuns.spans(tokens, "O", 0);
    }
  }
}
