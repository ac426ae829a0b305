package news.copydesk.rollout;

import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.model.ModelDescription;
import news.copydesk.registry.cache.LocalModel;

/** An annotator whose files are held in the host's cache until it is closed. */
final class HostedAnnotator implements Annotator {

  private final Annotator annotator;
  private final LocalModel files;

  HostedAnnotator(Annotator annotator, LocalModel files) {
    this.annotator = annotator;
    this.files = files;
  }

  @Override
  public String name() {
    return annotator.name();
  }

  @Override
  public ModelDescription description() {
    return annotator.description();
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    return annotator.annotate(document, before, deadline);
  }

  @Override
  public void close() {
    try {
      annotator.close();
    } finally {
      files.close();
    }
  }
}
