package news.copydesk.bench;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.corenlp.TokenCount;
import news.copydesk.article.Article;
import news.copydesk.topology.ArticleMapping;

/** Documents of one length, made of the bodies of articles one after the other. */
final class LongArticles {

  private LongArticles() {}

  /**
   * Documents of at least so many tokens and a body more at most. All have their text from the same
   * articles, however long they are.
   *
   * @param articles at least one
   * @param count how many documents
   */
  static List<Document> of(List<Article> articles, int tokens, int count) {
    List<Document> documents = new ArrayList<>();
    int next = 0;
    while (documents.size() < count) {
      Article first = articles.get(next % articles.size());
      StringBuilder body = new StringBuilder();
      for (int have = 0; have < tokens; next++) {
        String text = articles.get(next % articles.size()).getBody();
        // One that is longer than the rest is cut at a word.
        String part = atMost(text, (tokens - have) * 6);
        body.append(part).append("\n\n");
        have += Math.max(1, TokenCount.of(part));
      }
      Article article =
          Article.newBuilder(first)
              .setId("long/" + documents.size())
              .setBody(body.toString())
              .build();
      documents.add(ArticleMapping.document(article));
    }
    return documents;
  }

  private static String atMost(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    int space = text.lastIndexOf(' ', characters);
    return text.substring(0, space > 0 ? space : characters);
  }
}
