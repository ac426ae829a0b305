package news.copydesk.cli;

import news.copydesk.cli.render.SafeText;
import news.copydesk.ingest.Progress;
import news.copydesk.reprocess.ReprocessListener;
import news.copydesk.reprocess.Reprocessed;

/** Tells the user how articles are enriched again. */
final class ReprocessReport implements ReprocessListener {

  private final Progress progress;

  ReprocessReport(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void expect(long articles) {
    progress.expect(articles);
  }

  @Override
  public void advanced(long looked, long sent) {
    progress.advance(looked);
  }

  @Override
  public void waiting(long lag) {
    progress.say("waiting: the stream is %,d records behind, and they come first".formatted(lag));
  }

  @Override
  public void refused(String id, String reason) {
    progress.say(SafeText.line(id + " is refused: " + reason));
  }

  static String text(Reprocessed done, long left) {
    StringBuilder text = new StringBuilder();
    text.append(done.finished() ? "sent " : "stopped; sent ").append(done.sent());
    if (done.unconcerned() > 0) {
      text.append(", not concerned ").append(done.unconcerned());
    }
    if (done.withoutBody() > 0) {
      text.append(", without a body ").append(done.withoutBody());
    }
    if (done.refused() > 0) {
      text.append(", refused ").append(done.refused());
    }
    if (!done.finished()) {
      return text + "; the same command goes on from here";
    }
    return text + "; still written by an old version: " + left;
  }

  static String json(Reprocessed done, long left) {
    return ModelJson.line(
        node ->
            node.put("sent", done.sent())
                .put("unconcerned", done.unconcerned())
                .put("withoutBody", done.withoutBody())
                .put("refused", done.refused())
                .put("finished", done.finished())
                .put("left", left));
  }
}
