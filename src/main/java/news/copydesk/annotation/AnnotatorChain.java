package news.copydesk.annotation;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelHandle;

/**
 * The annotators of a process in the order in which they work, each with a model of its own that
 * may be replaced by itself. Thread-safe.
 */
public final class AnnotatorChain implements AutoCloseable {

  private final Preparation preparation;
  private final List<ModelHandle<Annotator>> handles;

  /**
   * Annotators that read documents as they come.
   *
   * @param handles in the order of work: what one finds, those after it see; closed with this chain
   */
  public AnnotatorChain(List<ModelHandle<Annotator>> handles) {
    this(Preparation.none(), handles);
  }

  /**
   * @param preparation what makes of a document the text that all annotators read
   * @param handles in the order of work: what one finds, those after it see; closed with this chain
   */
  public AnnotatorChain(Preparation preparation, List<ModelHandle<Annotator>> handles) {
    this.preparation = preparation;
    this.handles = List.copyOf(handles);
  }

  /** Who lends the models, in the order of work. */
  public List<ModelHandle<Annotator>> handles() {
    return handles;
  }

  /** Borrows all models for as long as the caller works with them. */
  public Borrowed borrow() {
    List<Lease<Annotator>> leases = new ArrayList<>();
    try {
      handles.forEach(handle -> leases.add(handle.lease()));
    } catch (RuntimeException e) {
      leases.forEach(Lease::close);
      throw e;
    }
    return new Borrowed(preparation, leases);
  }

  /** Lends no more; each model is closed after its last lease. */
  @Override
  public void close() {
    for (int i = handles.size() - 1; i >= 0; i--) {
      handles.get(i).close();
    }
  }

  /** The annotators, borrowed by one user. */
  public static final class Borrowed implements AutoCloseable {

    private final Preparation preparation;
    private final List<Lease<Annotator>> leases;

    private Borrowed(Preparation preparation, List<Lease<Annotator>> leases) {
      this.preparation = preparation;
      this.leases = leases;
    }

    /** Lets one annotator after the other see the document. */
    public Annotations annotate(Document document, Deadline deadline) {
      Preparation.Prepared prepared = preparation.prepare(document);
      Annotations annotations = Annotations.of(prepared.document());
      for (Lease<Annotator> lease : leases) {
        annotations = lease.model().annotate(prepared.document(), annotations, deadline);
      }
      return prepared.restore().apply(annotations);
    }

    /** Gives the models back. */
    @Override
    public void close() {
      leases.forEach(Lease::close);
    }
  }
}
