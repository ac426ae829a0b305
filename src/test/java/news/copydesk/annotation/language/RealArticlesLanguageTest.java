package news.copydesk.annotation.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealArticlesLanguageTest {

  private static final int LONGER_THAN = 200;

  @ParameterizedTest
  @ValueSource(strings = {"wikinews.jsonl", "usgov_blog.jsonl.gz"})
  void knowsEnglishArticlesForWhatTheyAre(String name) throws IOException {
    Path file = Path.of("..", "shared", "data", "articles", name);
    assumeTrue(Files.isRegularFile(file), () -> file + " is not there: skipped");
    LanguageAnnotator annotator = new LanguageAnnotator(LanguageModel.load());
    List<String> wrong = new ArrayList<>();
    int all = 0;

    try (ArticleReader reader = ArticleReader.open(file)) {
      while (reader.hasNext()) {
        if (reader.next() instanceof ArticleLine.Good line
            && line.article().getBody().length() > LONGER_THAN) {
          all++;
          Article article = line.article();
          Document document =
              new Document(article.getId(), "", "", article.getBody(), Optional.empty());
          Optional<String> language =
              annotator.annotate(document, Deadline.after(Duration.ofHours(1))).language();
          if (!language.equals(Optional.of("en"))) {
            wrong.add(article.getId());
          }
        }
      }
    }

    assertThat(all).isGreaterThan(200);
    assertThat(wrong).hasSizeLessThanOrEqualTo(all / 100);
  }
}
