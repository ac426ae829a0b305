package news.copydesk.annotation.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.annotation.entity.TypedSpan;
import news.copydesk.model.ModelDescription;

/**
 * Calls every run of capitalised words a name, of a type that depends on its length. Wrong, but
 * always in the same way: for tests and trials of everything around the models.
 */
public final class MockTagger implements NameTagger {

  private static final ModelDescription DESCRIPTION =
      new ModelDescription("mock-ner", "1.0.0", Optional.empty());
  private static final List<String> TYPES = List.of("PERSON", "ORGANIZATION", "LOCATION", "MISC");

  private static final Pattern SENTENCE = Pattern.compile("[^.!?]+[.!?]*");

  // Possessive, or thousands of capitalised words in a row overflow the stack.
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’-]*+(?: \\p{Lu}[\\p{L}\\p{M}'’-]*+)*+");

  @Override
  public ModelDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Sentence> sentences(String text) {
    List<Sentence> sentences = new ArrayList<>();
    Matcher matcher = SENTENCE.matcher(text);
    while (matcher.find()) {
      sentences.add(new MockSentence(text, matcher.start(), matcher.end()));
    }
    return sentences;
  }

  @Override
  public void close() {}

  private record MockSentence(String text, int begin, int end) implements Sentence {

    @Override
    public List<TypedSpan> names() {
      List<TypedSpan> names = new ArrayList<>();
      Matcher matcher = NAME.matcher(text).region(begin, end);
      while (matcher.find()) {
        String type = TYPES.get((matcher.end() - matcher.start()) % TYPES.size());
        names.add(new TypedSpan(type, matcher.start(), matcher.end()));
      }
      return names;
    }
  }
}
