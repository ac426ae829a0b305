package news.copydesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.corenlp.TokenCount;
import news.copydesk.article.Article;
import org.junit.jupiter.api.Test;

class LongArticlesTest {

  private static final String SENTENCE = "The mayor of Portland opened the bridge on Monday. ";

  @Test
  void areOfTheLengthThatWasAskedForHoweverLongTheArticlesAre() {
    List<Article> articles = List.of(article("a", 3), article("b", 2_000), article("c", 40));

    for (int tokens : new int[] {100, 1_000}) {
      for (Document document : LongArticles.of(articles, tokens, 12)) {
        assertThat(TokenCount.of(document.body())).isBetween(tokens, 2 * tokens);
      }
    }
  }

  @Test
  void haveIdsOfTheirOwn() {
    assertThat(LongArticles.of(List.of(article("a", 3)), 50, 4))
        .extracting(Document::id)
        .doesNotHaveDuplicates()
        .hasSize(4);
  }

  @Test
  void aCellComesBackAsItWasSent() {
    MatrixCell cell = new MatrixCell(4, 2, 500, 812.5, 4.25, 17.5, 512);

    assertThat(MatrixCell.isLine(cell.toLine())).isTrue();
    assertThat(MatrixCell.parse(cell.toLine())).isEqualTo(cell);
  }

  private static Article article(String id, int sentences) {
    return Article.newBuilder()
        .setId(id)
        .setSource("Herald")
        .setTitle("Bridge opens")
        .setBody(SENTENCE.repeat(sentences))
        .setAttributes(Map.of())
        .build();
  }
}
