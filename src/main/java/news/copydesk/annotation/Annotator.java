package news.copydesk.annotation;

import news.copydesk.model.Model;

/** Finds something in a document. Shared by all threads of a process, so thread-safe. */
public interface Annotator extends Model {

  /** The part of the record it fills, for example {@code entities}. */
  String name();

  /**
   * Annotates one document; returns what is ready when the deadline passes.
   *
   * @param before what the annotators before this one found
   * @return the same with this annotator's findings and its one outcome added
   * @throws AnnotationException if the document cannot be annotated
   */
  Annotations annotate(Document document, Annotations before, Deadline deadline);

  /** Annotates a document that no other annotator has seen. */
  default Annotations annotate(Document document, Deadline deadline) {
    return annotate(document, Annotations.of(document), deadline);
  }
}
