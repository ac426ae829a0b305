package news.copydesk.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.evaluation.Labels.Pair;

/** Where pairs of labels come from. */
public final class LabelPairs {

  /**
   * How the common NER data sets call what CoreNLP's models find: CoNLL-2003 and WikiGold, WNUT-17,
   * re3d, OntoNotes. CoNLL's MISC takes in nationalities, works and products.
   */
  private static final String NER =
      """
      PER PERSON
      PERSON PERSON
      LOC LOCATION
      LOCATION LOCATION
      GPE LOCATION
      ORG ORGANIZATION
      ORGANIZATION ORGANIZATION
      ORGANISATION ORGANIZATION
      corporation ORGANIZATION
      group ORGANIZATION
      MISC MISC
      NORP MISC
      Nationality MISC
      creative-work MISC
      product MISC
      DATE DATE
      TIME TIME
      Temporal DATE
      Temporal TIME
      MONEY MONEY
      PERCENT PERCENT
      """;

  private LabelPairs() {}

  /** The pairs for NER. */
  public static List<Pair> ner() {
    return NER.lines().map(line -> line.split(" ")).map(row -> new Pair(row[0], row[1])).toList();
  }

  /**
   * Reads pairs: the data's label, a tab, the model's, or {@code -} for none; blank lines and those
   * with {@code #} are passed over.
   *
   * @throws BadExampleException if a line is no pair
   */
  public static List<Pair> read(Path file) throws IOException, BadExampleException {
    List<Pair> pairs = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (cells.length < 2 || cells[0].isBlank() || cells[1].isBlank()) {
        throw new BadExampleException(
            "%s:%d: no pair of labels; write the data's label, a tab, and the model's, or -"
                .formatted(file, number));
      }
      pairs.add(new Pair(cells[0].strip(), cells[1].strip()));
    }
    return pairs;
  }
}
