package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.boilerplate.Boilerplate;
import news.copydesk.annotation.corenlp.ReferencePipeline;
import news.copydesk.annotation.corenlp.TestModels;
import news.copydesk.app.Outcome.Enriched;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Mention;
import news.copydesk.article.Section;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;
import news.copydesk.topology.ArticleMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real articles and the real models: every article accounted for, entities as CoreNLP's own. */
@Timeout(900)
final class RealArticlesIT {

  private static final Path DATA = Path.of("../shared/data/articles");
  private static final int ARTICLES_PER_FILE = 90;
  private static final int SAMPLE = 60;

  /** Keeps the test short; what is longer is annotated in the benchmark. */
  private static final int LONGEST_BODY = 8_000;

  private static final Comparator<Named> BY_PLACE =
      Comparator.comparing(Named::section).thenComparingInt(Named::begin);

  private final Random random = new Random(20_260_713);

  @TempDir Path directory;

  private record Named(Section section, int begin, String name) {}

  @Test
  void accountsForEachArticleAndFindsWhatCoreNlpFinds() throws Exception {
    assumeTrue(Files.isDirectory(DATA), () -> DATA + " is not there: skipped");
    List<Article> articles = articles();
    try (Desk desk = Desk.start(directory, 4);
        ArticleStream stream = new ArticleStream(desk, new GeneratedArticles(random, "none", 0))) {
      Map<String, String> settings = desk.settings();
      settings.put("annotation.models", "corenlp");
      settings.put("annotation.models-directory", TestModels.DIRECTORY.toAbsolutePath().toString());
      settings.put("annotation.deadline", "60s");
      settings.put("streams.threads", "2");
      try (CopydeskProcess copydesk = new CopydeskProcess(directory, "run --with-sink", settings)) {
        articles.forEach(stream::send);
        stream.flush();

        Outcome outcome = new Outcome(desk, stream);
        List<Enriched> enriched = outcome.everythingOnce();
        outcome.storedOnce(desk.sqlite(), enriched);
        assertThat(copydesk.isAlive()).isTrue();
        copydesk.kill();

        assertThat(enriched).allMatch(each -> each.article().getComplete());
        ReferencePipeline reference = ReferencePipeline.shared();
        sample(enriched).forEach(article -> hasCoreNlpsNames(article, reference));
      }
    }
  }

  private List<Article> articles() throws IOException {
    List<Article> articles = new ArrayList<>();
    for (String file : List.of("wikinews.jsonl", "usgov_blog.jsonl.gz", "reuters21578.jsonl.gz")) {
      List<Article> good = new ArrayList<>();
      try (ArticleReader reader = ArticleReader.open(DATA.resolve(file))) {
        while (reader.hasNext()) {
          if (reader.next() instanceof ArticleLine.Good line
              && line.article().getBody().length() <= LONGEST_BODY
              && isReadAsItCame(line.article())) {
            good.add(line.article());
          }
        }
      }
      Collections.shuffle(good, random);
      articles.addAll(good.subList(0, ARTICLES_PER_FILE));
    }
    return articles;
  }

  /** CoreNLP's own pipeline knows nothing of markup and page furniture. */
  private static boolean isReadAsItCame(Article article) {
    Document document = ArticleMapping.document(article);
    return new Boilerplate().prepare(document).document().equals(document);
  }

  private List<EnrichedArticle> sample(List<Enriched> enriched) {
    // By id, because the order between partitions is not the same each time.
    List<EnrichedArticle> all =
        new ArrayList<>(
            enriched.stream()
                .map(Enriched::article)
                .sorted(Comparator.comparing(EnrichedArticle::getId))
                .toList());
    Collections.shuffle(all, random);
    return all.subList(0, SAMPLE);
  }

  private static void hasCoreNlpsNames(EnrichedArticle article, ReferencePipeline reference) {
    List<String> expected =
        Stream.of(Objects.requireNonNullElse(article.getTitle(), ""), article.getBody())
            .flatMap(text -> reference.names(text).stream())
            .toList();
    List<String> found =
        article.getEntities().stream()
            .flatMap(
                entity ->
                    entity.getMentions().stream().map(mention -> named(entity.getType(), mention)))
            .sorted(BY_PLACE)
            .map(Named::name)
            .toList();
    // The gazetteer adds names that CoreNLP missed.
    assertThat(found).as(article.getId()).containsSubsequence(expected);
  }

  private static Named named(String type, Mention mention) {
    return new Named(mention.getSection(), mention.getBegin(), type + ":" + mention.getText());
  }
}
