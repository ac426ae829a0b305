package news.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealArticlesTest {

  @ParameterizedTest
  @CsvSource({
    "articles/wikinews.jsonl, 241, ''",
    "articles/usgov_blog.jsonl.gz, 1867, 2024-12-5-T00:00:00Z",
    "articles/reuters21578.jsonl.gz, 16027, ''",
    "topics/agnews.jsonl.gz, 3716, ''",
    "topics/bbc.jsonl.gz, 1692, ''",
    "near_duplicates/mccormick_2500.jsonl, 2500, ''",
  })
  void readsEveryLineOrSaysWhyNot(String file, int count, String badDate) throws IOException {
    Path path = Path.of("../shared/data").resolve(file);
    assumeTrue(Files.exists(path), () -> path + " is not there: skipped");
    int good = 0;
    List<String> bad = new ArrayList<>();

    try (ArticleReader reader = ArticleReader.open(path)) {
      while (reader.hasNext()) {
        if (reader.next() instanceof ArticleLine.Bad line) {
          bad.add(line.message());
        } else {
          good++;
        }
      }
    }

    assertThat(good + bad.size()).isEqualTo(count);
    assertThat(bad).hasSize(badDate.isEmpty() ? 0 : 1).allMatch(line -> line.contains(badDate));
  }
}
