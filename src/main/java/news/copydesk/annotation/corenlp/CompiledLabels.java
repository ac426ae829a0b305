package news.copydesk.annotation.corenlp;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.compiled.CompiledModel;
import news.copydesk.annotation.compiled.Labeller;
import news.copydesk.annotation.corenlp.tokenizer.Token;
import news.copydesk.annotation.entity.TypedSpan;

/** The same labels from the compiled model. */
final class CompiledLabels implements TokenLabels {

  private final CompiledModel model;
  private final List<String> labels;

  CompiledLabels(CompiledModel model) {
    this.model = model;
    this.labels = model.labels();
  }

  @Override
  public List<TypedSpan> names(List<Token> tokens, int start) {
    MergedWords words = MergedWords.of(tokens);
    byte[] numbers = label(words);
    List<TypedSpan> spans = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      int next = i + 1;
      while (next < words.size() && numbers[next] == numbers[i]) {
        next++;
      }
      // Label 0 is the background.
      if (numbers[i] != 0) {
        spans.add(
            new TypedSpan(
                labels.get(numbers[i]), start + words.begin(i), start + words.end(next - 1)));
      }
      i = next;
    }
    return spans;
  }

  @Override
  public void close() {
    model.close();
  }

  /** One number per word, of {@link CompiledModel#labels()}. */
  byte[] label(MergedWords words) {
    byte[] numbers = new byte[words.size()];
    Labeller labeller = model.borrow();
    labeller.label(words.texts(), numbers);
    // Not in a finally block: a labeller that threw is not to be used again.
    model.giveBack(labeller);
    return numbers;
  }
}
