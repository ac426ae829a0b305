package news.copydesk.annotation.compiled;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The part of a compiled model's file that tells how to read the others.
 *
 * @param name the model's name
 * @param version the model's version
 * @param models the CRFs, the first of which has the last word
 * @param words how many words are in the vocabulary; word 0 stands for what is outside a sentence
 * @param classes how many distributional classes there are; class 0 is outside a sentence
 * @param unknownClass class of a word that the lexicon does not hold
 * @param lexiconCased whether the lexicon tells upper from lower case
 * @param lexiconDigits whether the lexicon holds a 9 for any digit
 * @param respelled whether words are respelled first
 * @param longestGram the longest beginning or end of a word that has weights, in UTF-16 code units
 * @param constants rows of features that depend on no word
 */
public record Description(
    String name,
    String version,
    List<ModelSpec> models,
    int words,
    int classes,
    int unknownClass,
    boolean lexiconCased,
    boolean lexiconDigits,
    boolean respelled,
    int longestGram,
    Constants constants) {

  /** More would not fit a word's record. */
  public static final int MAX_MODELS = 4;

  /**
   * Rows of features that depend on no word.
   *
   * @param always of every token
   * @param title of a word like Mrs
   * @param noOccurrence of a token that is no capitalised word within a sentence
   * @param nextOccurrence of one that comes again further on
   * @param previousOccurrence of one that came before
   * @param edge of every label pair
   */
  public record Constants(
      int always,
      int title,
      int noOccurrence,
      int nextOccurrence,
      int previousOccurrence,
      int edge) {}

  /** As bytes of the file. */
  public ByteBuffer bytes() {
    Properties text = new Properties();
    text.setProperty("name", name);
    text.setProperty("version", version);
    text.setProperty("models", Integer.toString(models.size()));
    text.setProperty("words", Integer.toString(words));
    text.setProperty("classes", Integer.toString(classes));
    text.setProperty("unknownClass", Integer.toString(unknownClass));
    text.setProperty("lexiconCased", Boolean.toString(lexiconCased));
    text.setProperty("lexiconDigits", Boolean.toString(lexiconDigits));
    text.setProperty("respelled", Boolean.toString(respelled));
    text.setProperty("longestGram", Integer.toString(longestGram));
    text.setProperty("always", Integer.toString(constants.always()));
    text.setProperty("title", Integer.toString(constants.title()));
    text.setProperty("noOccurrence", Integer.toString(constants.noOccurrence()));
    text.setProperty("nextOccurrence", Integer.toString(constants.nextOccurrence()));
    text.setProperty("previousOccurrence", Integer.toString(constants.previousOccurrence()));
    text.setProperty("edge", Integer.toString(constants.edge()));
    for (int m = 0; m < models.size(); m++) {
      ModelSpec model = models.get(m);
      String prefix = "model." + m + ".";
      text.setProperty(prefix + "name", model.name());
      text.setProperty(prefix + "labels", Integer.toString(model.labels().size()));
      for (int label = 0; label < model.labels().size(); label++) {
        text.setProperty(prefix + "label." + label, model.labels().get(label));
      }
      text.setProperty(prefix + "pairs", joined(model.pairs()));
      text.setProperty(prefix + "nodeBase", Integer.toString(model.nodeBase()));
      text.setProperty(prefix + "edgeBase", Integer.toString(model.edgeBase()));
      text.setProperty(prefix + "background", Integer.toString(model.background()));
      text.setProperty(prefix + "shape", model.shape().name());
      text.setProperty(prefix + "shapes", Integer.toString(model.shapes()));
      text.setProperty(prefix + "disjunction", Integer.toString(model.disjunctionWidth()));
      text.setProperty(prefix + "titles", Boolean.toString(model.titles()));
      text.setProperty(prefix + "flags", model.flags());
    }
    try {
      StringWriter writer = new StringWriter();
      text.store(writer, null);
      // The first line is the time of day; two compilations of one model are to be one file.
      String withoutDate = writer.toString().replaceFirst("^#[^\n]*\n", "");
      return ByteBuffer.wrap(withoutDate.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("a string takes whatever is written to it", e);
    }
  }

  /**
   * From bytes of the file.
   *
   * @throws IllegalArgumentException if something is missing or no number
   */
  static Description read(ByteBuffer bytes) {
    Properties text = new Properties();
    try {
      text.load(new StringReader(StandardCharsets.UTF_8.decode(bytes).toString()));
    } catch (IOException e) {
      throw new IllegalArgumentException("unreadable", e);
    }
    List<ModelSpec> models = new ArrayList<>();
    int count = number(text, "models");
    if (count < 1 || count > MAX_MODELS) {
      throw new IllegalArgumentException("models is " + count);
    }
    for (int m = 0; m < count; m++) {
      models.add(model(text, "model." + m + "."));
    }
    return new Description(
        value(text, "name"),
        value(text, "version"),
        List.copyOf(models),
        number(text, "words"),
        number(text, "classes"),
        number(text, "unknownClass"),
        Boolean.parseBoolean(value(text, "lexiconCased")),
        Boolean.parseBoolean(value(text, "lexiconDigits")),
        Boolean.parseBoolean(value(text, "respelled")),
        number(text, "longestGram"),
        new Constants(
            number(text, "always"),
            number(text, "title"),
            number(text, "noOccurrence"),
            number(text, "nextOccurrence"),
            number(text, "previousOccurrence"),
            number(text, "edge")));
  }

  private static ModelSpec model(Properties text, String prefix) {
    List<String> labels = new ArrayList<>();
    for (int label = 0; label < number(text, prefix + "labels"); label++) {
      labels.add(value(text, prefix + "label." + label));
    }
    return new ModelSpec(
        value(text, prefix + "name"),
        List.copyOf(labels),
        Arrays.stream(value(text, prefix + "pairs").split(" ")).map(Integer::valueOf).toList(),
        number(text, prefix + "nodeBase"),
        number(text, prefix + "edgeBase"),
        number(text, prefix + "background"),
        WordShape.valueOf(value(text, prefix + "shape")),
        number(text, prefix + "shapes"),
        number(text, prefix + "disjunction"),
        Boolean.parseBoolean(value(text, prefix + "titles")),
        value(text, prefix + "flags"));
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static String value(Properties text, String key) {
    String value = text.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static int number(Properties text, String key) {
    return Integer.parseInt(value(text, key));
  }
}
