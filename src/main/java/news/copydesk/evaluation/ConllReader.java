package news.copydesk.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Section;
import news.copydesk.evaluation.Example.Item;

/**
 * Reads CoNLL's columns: a token a line, the token first and its BIO label last, blank lines
 * between sentences. Each sentence becomes a document, its tokens joined by spaces. An I- without a
 * B- of its kind before it begins a name, as in CoNLL's own scorer; BIOES is read as well.
 *
 * @see <a href="https://www.clips.uantwerpen.be/conll2003/ner/">CoNLL-2003</a>
 */
public final class ConllReader {

  private final Path file;
  private final Optional<String> language;
  private final List<Example> examples = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Set<Item> names = new HashSet<>();
  private int codePoints;
  private String label = "";
  private int begin;
  private int end;

  private ConllReader(Path file, Optional<String> language) {
    this.file = file;
    this.language = language;
  }

  /**
   * Reads a file.
   *
   * @param language what the documents say of their language
   * @throws BadExampleException at a line that has no label
   */
  public static List<Example> read(Path file, Optional<String> language)
      throws IOException, BadExampleException {
    return new ConllReader(file, language).read();
  }

  private List<Example> read() throws IOException, BadExampleException {
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String[] columns = line.strip().split("[\t ]+");
      if (line.isBlank() || columns[0].equals("-DOCSTART-")) {
        endSentence();
      } else if (columns.length < 2 || !columns[columns.length - 1].matches("O|[BIES]-.+")) {
        throw new BadExampleException(
            "%s:%d: no label; write the token, a tab, and O, B-TYPE or I-TYPE"
                .formatted(file, number));
      } else {
        add(columns[0], columns[columns.length - 1]);
      }
    }
    endSentence();
    return examples;
  }

  private void add(String token, String tag) {
    if (!text.isEmpty()) {
      text.append(' ');
      codePoints++;
    }
    String type = tag.equals("O") ? "" : tag.substring(2);
    boolean goesOn = (tag.startsWith("I-") || tag.startsWith("E-")) && type.equals(label);
    if (!goesOn) {
      endName();
      label = type;
      begin = codePoints;
    }
    text.append(token);
    codePoints += token.codePointCount(0, token.length());
    end = codePoints;
  }

  private void endName() {
    if (!label.isEmpty()) {
      names.add(new Item(label, Items.place(Section.BODY, begin, end)));
    }
    label = "";
  }

  private void endSentence() {
    endName();
    if (!text.isEmpty()) {
      String id = file.getFileName() + " " + (examples.size() + 1);
      examples.add(
          new Example(new Document(id, "", "", text.toString(), language), Set.copyOf(names)));
    }
    text.setLength(0);
    names.clear();
    codePoints = 0;
  }
}
