package news.copydesk.guard;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import news.copydesk.annotation.AnnotationException;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.model.ModelDescription;

/** An annotator of one function. */
record StubAnnotator(Function<Document, Annotations> function, AtomicInteger closes)
    implements Annotator {

  static final AnnotationException FAULT =
      new AnnotationException("stub of article a-1: broken", new IllegalStateException());

  private static final ModelDescription MODEL =
      new ModelDescription("stub-model", "3.1", Optional.empty());

  StubAnnotator(Function<Document, Annotations> function) {
    this(function, new AtomicInteger());
  }

  static StubAnnotator completing() {
    return new StubAnnotator(document -> complete());
  }

  static StubAnnotator throwing() {
    return new StubAnnotator(
        document -> {
          throw FAULT;
        });
  }

  static Annotations complete() {
    return ended(Status.COMPLETE);
  }

  static Annotations ended(Status... each) {
    Annotations annotations = Annotations.of(document());
    for (Status status : each) {
      annotations = annotations.with(new Outcome("stub", MODEL, status, Optional.empty(), 1));
    }
    return annotations;
  }

  static Document document() {
    return new Document("a-1", "daily", "title", "secret body", Optional.empty());
  }

  @Override
  public String name() {
    return "stub";
  }

  @Override
  public ModelDescription description() {
    return MODEL;
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    return function.apply(document);
  }

  @Override
  public void close() {
    closes.incrementAndGet();
  }
}
