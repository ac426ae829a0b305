package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.compiled.CompiledModel;
import news.copydesk.annotation.corenlp.tokenizer.AutomatonTokenizer;
import news.copydesk.annotation.corenlp.tokenizer.ReferenceTokenizer;
import news.copydesk.annotation.corenlp.tokenizer.Token;
import news.copydesk.annotation.entity.Sentence;

/**
 * CoreNLP's tokenizer and CRFs, and our tokenizer with the compiled CRFs, over the same texts.
 * Thread-safe.
 */
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
    if (!(corenlp.labels() instanceof CrfLabels crfs)) {
      throw new IllegalStateException("CoreNLP's loader loads CoreNLP's CRFs");
    }
    this.reference = crfs;
    this.corenlp = new CoreNlpTagger(corenlp.description(), new ReferenceTokenizer(), crfs);
    this.labels = new CompiledLabels(model);
    this.names = model.labels();
    this.compiled = new CoreNlpTagger(model.model(), new AutomatonTokenizer(), labels);
  }

  /** The reference: all CoreNLP's own. */
  public CoreNlpTagger corenlp() {
    return corenlp;
  }

  /** What is compared with it. */
  public CoreNlpTagger compiled() {
    return compiled;
  }

  /**
   * Where the labels differ.
   *
   * @param tokens how many tokens were compared
   * @param different numbers of the tokens, from 0, whose labels differ; those of a whole sentence
   *     if the sentence has other tokens
   */
  public record Result(int tokens, List<Integer> different) {}

  /** Tokenizes a text and labels every token with both. */
  public Result compare(String text) {
    List<Sentence> expected = corenlp.sentences(text);
    List<Sentence> found = compiled.sentences(text);
    int count = 0;
    List<Integer> different = new ArrayList<>();
    for (int s = 0; s < expected.size(); s++) {
      List<Token> tokens = tokens(expected.get(s));
      List<String> labelled =
          s < found.size() && tokens.equals(tokens(found.get(s))) ? ours(tokens) : List.of();
      List<CoreLabel> references = reference.labelled(tokens);
      int longest = Math.max(references.size(), labelled.size());
      for (int i = 0; i < longest; i++) {
        if (i >= references.size()
            || i >= labelled.size()
            || !labelled
                .get(i)
                .equals(references.get(i).get(CoreAnnotations.NamedEntityTagAnnotation.class))) {
          different.add(count + i);
        }
      }
      count += longest;
    }
    if (found.size() > expected.size()) {
      different.add(count);
    }
    return new Result(count, different);
  }

  private static List<Token> tokens(Sentence sentence) {
    return ((CoreNlpSentence) sentence).tokens();
  }

  /** A label for each word. */
  private List<String> ours(List<Token> tokens) {
    MergedWords words = MergedWords.of(tokens);
    byte[] numbers = labels.label(words);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      found.add(names.get(numbers[i]));
    }
    return found;
  }
}
