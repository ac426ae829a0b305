package news.copydesk.annotation.mock;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.annotation.entity.TypedSpan;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;

/**
 * Calls every run of capitalised words a name, of a type that depends on its length. Wrong, but
 * always in the same way: for tests and trials of everything around the models. A file makes
 * versions of it that differ: {@code types} (comma-separated; empty for a tagger that finds
 * nothing) and {@code sentence-micros} (time that each sentence takes at least).
 */
public final class MockTagger implements NameTagger {

  /** The model's name. */
  public static final String NAME = "mock-ner";

  /** The file of a registered version, in the format of {@link Properties}. */
  public static final String FILE = "mock.properties";

  private static final ModelDescription DESCRIPTION =
      new ModelDescription(NAME, "1.0.0", Optional.empty());
  private static final List<String> TYPES = List.of("PERSON", "ORGANIZATION", "LOCATION", "MISC");
  private static final Set<String> KEYS = Set.of("types", "sentence-micros");

  private static final Pattern SENTENCE = Pattern.compile("[^.!?]+[.!?]*");

  // Possessive, or thousands of capitalised words in a row overflow the stack.
  private static final Pattern NAME_IN_TEXT =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’-]*+(?: \\p{Lu}[\\p{L}\\p{M}'’-]*+)*+");

  private final List<String> types;
  private final Duration perSentence;

  /** The one that needs no file. */
  public MockTagger() {
    this(TYPES, Duration.ZERO);
  }

  private MockTagger(List<String> types, Duration perSentence) {
    this.types = types;
    this.perSentence = perSentence;
  }

  /**
   * Reads a version's file.
   *
   * @throws ModelLoadException if it is not there, or holds something else
   */
  public static MockTagger read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      if (!KEYS.containsAll(properties.stringPropertyNames())) {
        throw new IllegalArgumentException("it may hold " + KEYS);
      }
      List<String> types =
          Arrays.stream(properties.getProperty("types", String.join(",", TYPES)).split(","))
              .map(String::strip)
              .filter(type -> !type.isEmpty())
              .toList();
      long micros = Long.parseLong(properties.getProperty("sentence-micros", "0").strip());
      return new MockTagger(types, Duration.ofNanos(Math.multiplyExact(micros, 1_000)));
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw new ModelLoadException(
          "mock model %s is damaged: %s".formatted(file.toAbsolutePath(), e.getMessage()), e);
    }
  }

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

  private final class MockSentence implements Sentence {

    private final String text;
    private final int begin;
    private final int end;

    MockSentence(String text, int begin, int end) {
      this.text = text;
      this.begin = begin;
      this.end = end;
    }

    @Override
    public int end() {
      return end;
    }

    @Override
    public List<TypedSpan> names() {
      work();
      List<TypedSpan> names = new ArrayList<>();
      if (types.isEmpty()) {
        return names;
      }
      Matcher matcher = NAME_IN_TEXT.matcher(text).region(begin, end);
      while (matcher.find()) {
        String type = types.get((matcher.end() - matcher.start()) % types.size());
        names.add(new TypedSpan(type, matcher.start(), matcher.end()));
      }
      return names;
    }

    /** As a model does: by keeping a core busy. */
    private void work() {
      long until = System.nanoTime() + perSentence.toNanos();
      while (!perSentence.isZero() && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
    }
  }
}
