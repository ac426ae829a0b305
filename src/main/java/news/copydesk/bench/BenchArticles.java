package news.copydesk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import news.copydesk.annotation.corenlp.TokenCount;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;

/**
 * The articles of a benchmark.
 *
 * @param articles one per id: a later line with the same id replaces the earlier
 * @param lines good lines read
 * @param badLines lines that hold no article
 */
public record BenchArticles(List<Article> articles, long lines, long badLines) {

  private static final long ORDER = 1;

  /** Reads all articles of the given JSON Lines files. */
  public static BenchArticles read(List<Path> files) throws IOException {
    Map<String, Article> byId = new LinkedHashMap<>();
    long good = 0;
    long bad = 0;
    for (Path file : files) {
      try (ArticleReader reader = ArticleReader.open(file)) {
        while (reader.hasNext()) {
          if (reader.next() instanceof ArticleLine.Good line) {
            byId.put(line.article().getId(), line.article());
            good++;
          } else {
            bad++;
          }
        }
      }
    }
    return new BenchArticles(List.copyOf(byId.values()), good, bad);
  }

  /**
   * At most so many articles, drawn from all and in an order of no meaning but always the same:
   * files are sorted by origin, so what warms up would be of another length than what is counted.
   */
  public BenchArticles sample(int limit) {
    List<Article> chosen = new ArrayList<>(articles);
    Collections.shuffle(chosen, new Random(ORDER));
    return new BenchArticles(
        List.copyOf(chosen.subList(0, Math.min(limit, chosen.size()))), lines, badLines);
  }

  /**
   * All articles again and again, under ids of their own from the second time on: the C2 compiler
   * is at work for minutes, and there may not be articles for as long.
   */
  public BenchArticles repeated(int passes) {
    List<Article> all = new ArrayList<>(articles);
    for (int pass = 2; pass <= passes; pass++) {
      for (Article article : articles) {
        all.add(again(article, pass));
      }
    }
    return new BenchArticles(List.copyOf(all), lines, badLines);
  }

  /** The same article under an id of its own. */
  static Article again(Article article, long pass) {
    return Article.newBuilder(article).setId(article.getId() + "~" + pass).build();
  }

  /** Tokens of all titles and bodies. */
  static long tokens(List<Article> articles) {
    long tokens = 0;
    for (Article article : articles) {
      tokens += TokenCount.of(Objects.requireNonNullElse(article.getTitle(), ""));
      tokens += TokenCount.of(article.getBody());
    }
    return tokens;
  }
}
