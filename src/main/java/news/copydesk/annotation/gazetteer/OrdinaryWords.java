package news.copydesk.annotation.gazetteer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that are capitalised without being a name: "May", "Monday", the first of a sentence. */
final class OrdinaryWords {

  private static final String RESOURCE = "ordinary-words.txt";

  private static final String DATE_LINE = "=";

  private final Set<String> words;
  private final Set<String> dates;

  private OrdinaryWords(String text) {
    words = words(text, "");
    dates = words(text, DATE_LINE);
  }

  /** Those of the languages that newsrooms asked for, from a resource beside this class. */
  static OrdinaryWords load() {
    try (InputStream bytes = OrdinaryWords.class.getResourceAsStream(RESOURCE)) {
      if (bytes == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      return new OrdinaryWords(text);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private static Set<String> words(String text, String lineBegin) {
    return text.lines()
        .filter(line -> !line.startsWith("#") && line.startsWith(lineBegin))
        .flatMap(line -> Arrays.stream(line.trim().split("\\s+")))
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean contains(String normalised) {
    return words.contains(normalised);
  }

  /** A month, a day, a feast. */
  boolean isDate(String normalised) {
    return dates.contains(normalised);
  }
}
