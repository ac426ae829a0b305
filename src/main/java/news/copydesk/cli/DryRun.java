package news.copydesk.cli;

import java.util.Objects;
import news.copydesk.article.Article;
import news.copydesk.cli.render.SafeText;
import news.copydesk.ingest.ArticleTarget;
import news.copydesk.ingest.ProduceState;
import news.copydesk.ingest.Progress;

/** Says what would be sent, an article per line: id, source, title. */
final class DryRun implements ArticleTarget {

  private final Console console;
  private final Progress progress;

  DryRun(Console console, Progress progress) {
    this.console = console;
    this.progress = progress;
  }

  @Override
  public void send(Article article) {
    String title = Objects.requireNonNullElse(article.getTitle(), "");
    console
        .out()
        .println(SafeText.line(article.getId() + "  " + article.getSource() + "  " + title));
    progress.advance(1);
  }

  @Override
  public boolean settle(ProduceState state) {
    return true;
  }
}
