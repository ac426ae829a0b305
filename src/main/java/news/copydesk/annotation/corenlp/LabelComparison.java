package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.compiled.CompiledModel;
import news.copydesk.annotation.entity.Sentence;

/** CoreNLP's CRFs and the compiled ones over the same tokens. Thread-safe. */
public final class LabelComparison {

  private final CoreNlpTagger corenlp;
  private final CoreNlpTagger compiled;
  private final CrfLabels reference;
  private final CompiledLabels labels;
  private final List<String> names;

  /** Loads both from the directory that holds all models. */
  public static LabelComparison load(Path models) {
    return new LabelComparison(
        new CoreNlpLoader(models).load(), new CompiledLoader(models).model());
  }

  LabelComparison(CoreNlpTagger corenlp, CompiledModel model) {
    this.corenlp = corenlp;
    this.labels = new CompiledLabels(model);
    this.names = model.labels();
    this.compiled = new CoreNlpTagger(model.model(), labels);
    if (!(corenlp.labels() instanceof CrfLabels crfs)) {
      throw new IllegalStateException("CoreNLP's loader loads CoreNLP's CRFs");
    }
    this.reference = crfs;
  }

  /** The reference. */
  public CoreNlpTagger corenlp() {
    return corenlp;
  }

  /** The same with compiled CRFs. */
  public CoreNlpTagger compiled() {
    return compiled;
  }

  /**
   * Where the labels differ.
   *
   * @param tokens how many tokens were compared
   * @param different numbers of the tokens, from 0, whose labels differ
   */
  public record Result(int tokens, List<Integer> different) {}

  /** Labels every token of a text with both. */
  public Result compare(String text) {
    int count = 0;
    List<Integer> different = new ArrayList<>();
    for (Sentence sentence : corenlp.sentences(text)) {
      List<CoreLabel> tokens = ((CoreNlpSentence) sentence).tokens();
      List<CoreLabel> expected = reference.labelled(tokens);
      MergedWords words = MergedWords.of(tokens);
      byte[] numbers = labels.label(words);
      for (int i = 0; i < Math.max(expected.size(), words.size()); i++) {
        if (i >= expected.size()
            || i >= words.size()
            || !expected
                .get(i)
                .get(CoreAnnotations.NamedEntityTagAnnotation.class)
                .equals(names.get(numbers[i]))) {
          different.add(count + i);
        }
      }
      count += expected.size();
    }
    return new Result(count, different);
  }
}
