package news.copydesk.annotation.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealGazetteerTest {

  /** All 10,000 with {@code -Dgazetteer.mentions=10000}; they take minutes by brute force. */
  private static final int MENTIONS = Integer.getInteger("gazetteer.mentions", 150);

  private static final Pattern CAPITALISED =
      Pattern.compile("\\p{Lu}[\\p{L}.'’-]++(?: \\p{Lu}[\\p{L}.'’-]++){0,3}+");

  @TempDir private Path directory;

  @Test
  void fuzzyLookUpsOfRealMentionsEqualBruteForce() throws IOException {
    RealGazetteer.assumeThere();
    Path file = directory.resolve("real.gaz");
    RealGazetteer.compile(file);
    Gazetteer gazetteer = new GazetteerLoader(file).load();
    FuzzySearch search = new FuzzySearch(gazetteer);
    BruteForce bruteForce = new BruteForce(gazetteer);
    int scope = gazetteer.scope("Columbia Missourian");
    List<String> mentions = mentions(10_000);
    int similar = 0;

    for (int i = 0; i < MENTIONS; i++) {
      String mention = mentions.get((int) ((long) i * mentions.size() / MENTIONS));
      for (int in : new int[] {0, scope}) {
        int[] found = search.find(mention.toCharArray(), 0, mention.length(), in, name -> true);
        assertThat(found).containsExactly(bruteForce.mostSimilar(mention, in));
        similar += found.length > 0 ? 1 : 0;
      }
    }
    assertThat(mentions).hasSize(10_000);
    assertThat(similar).isGreaterThan(MENTIONS / 20);
  }

  @Test
  void theFileIsUnderTwentyMegabytes() throws IOException {
    RealGazetteer.assumeThere();
    Path file = directory.resolve("real.gaz");

    int entries = RealGazetteer.compile(file);

    assertThat(entries).isGreaterThan(50_000);
    assertThat(Files.size(file)).isLessThan(20_000_000);
  }

  /** Different runs of capitalised words of real articles, normalised. */
  private static List<String> mentions(int count) throws IOException {
    Set<String> mentions = new LinkedHashSet<>();
    for (String name : List.of("wikinews.jsonl", "usgov_blog.jsonl.gz", "reuters21578.jsonl.gz")) {
      Path path = Path.of("../shared/data/articles").resolve(name);
      assumeTrue(Files.exists(path), () -> path + " is not there: skipped");
      try (ArticleReader reader = ArticleReader.open(path)) {
        while (reader.hasNext() && mentions.size() < count) {
          if (reader.next() instanceof ArticleLine.Good line) {
            Matcher matcher = CAPITALISED.matcher(line.article().getBody());
            while (matcher.find() && mentions.size() < count) {
              String mention = NormalisedText.normalise(matcher.group());
              if (mention.length() >= 3) {
                mentions.add(mention);
              }
            }
          }
        }
      }
    }
    return new ArrayList<>(mentions);
  }
}
