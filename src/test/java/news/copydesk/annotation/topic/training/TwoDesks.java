package news.copydesk.annotation.topic.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A made-up paper with two desks, each with words of its own. */
public final class TwoDesks {

  private static final List<String> SPORT =
      List.of("goal", "striker", "league", "referee", "keeper", "penalty", "coach", "stadium");
  private static final List<String> MONEY =
      List.of("shares", "profit", "bank", "merger", "dividend", "exports", "investors", "loan");
  private static final List<String> BOTH =
      List.of("the", "said", "on", "Monday", "after", "new", "year", "again", "city", "people");

  private final Random random;

  /** Makes the same articles for the same seed. */
  public TwoDesks(long seed) {
    random = new Random(seed);
  }

  /** Writes the table of what the desks' labels mean. */
  public static Path map(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("desks.tsv"),
        "# field\tvalue\tweight\tright\twrong\tcounts as\n"
            + "desk\tsport\t1\t15000000\t04000000\t15000000\n"
            + "desk\tmoney\t1\t04000000\t15000000\t04000000\n");
  }

  /** Articles of the two desks in turn. */
  public List<LabelledArticle> articles(int count) {
    List<LabelledArticle> articles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean sport = i % 2 == 0;
      List<String> words = sport ? SPORT : MONEY;
      articles.add(
          new LabelledArticle(
              "desk-" + i,
              text(words, 4),
              text(words, 20),
              Map.of("desk", List.of(sport ? "sport" : "money"))));
    }
    return articles;
  }

  private String text(List<String> own, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      List<String> from = i % 3 == 0 ? own : BOTH;
      text.append(from.get(random.nextInt(from.size()))).append(' ');
    }
    return text.toString();
  }
}
