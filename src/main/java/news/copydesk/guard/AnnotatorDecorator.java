package news.copydesk.guard;

import news.copydesk.annotation.Annotator;
import news.copydesk.model.ModelDescription;

/** An annotator that passes for the one that it guards. */
abstract class AnnotatorDecorator implements Annotator {

  /** The guarded annotator; closed with this one. */
  protected final Annotator annotator;

  AnnotatorDecorator(Annotator annotator) {
    this.annotator = annotator;
  }

  @Override
  public final String name() {
    return annotator.name();
  }

  @Override
  public final ModelDescription description() {
    return annotator.description();
  }

  @Override
  public final void close() {
    annotator.close();
  }
}
