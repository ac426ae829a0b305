package news.copydesk.annotation;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelRouter;

/**
 * The annotators of a process in the order in which they work, each with a model of its own that
 * may be replaced by itself. Each article borrows a version from each of them for as long as that
 * annotator works on it. Thread-safe.
 */
public final class AnnotatorChain implements AutoCloseable {

  private final Preparation preparation;
  private final List<Seat> seats;
  private final LongSupplier epoch;

  /**
   * Annotators that read documents as they come.
   *
   * @param handles loaded, in the order of work: what one finds, those after it see; closed with
   *     this chain
   */
  public AnnotatorChain(List<ModelHandle<Annotator>> handles) {
    this(Preparation.none(), handles);
  }

  /**
   * @param preparation what makes of a document the text that all annotators read
   * @param handles loaded, in the order of work: what one finds, those after it see; closed with
   *     this chain
   */
  public AnnotatorChain(Preparation preparation, List<ModelHandle<Annotator>> handles) {
    this(handles.stream().map(Seat::of).toList(), preparation);
  }

  /** As below, of versions that came from no registry. */
  public AnnotatorChain(List<Seat> seats, Preparation preparation) {
    this(seats, preparation, () -> 0);
  }

  /**
   * @param seats in the order of work: what one finds, those after it see; closed with this chain
   * @param preparation what makes of a document the text that all annotators read
   * @param epoch how new the versions are, see {@link news.copydesk.model.ModelEpoch}
   */
  public AnnotatorChain(List<Seat> seats, Preparation preparation, LongSupplier epoch) {
    this.preparation = preparation;
    this.seats = List.copyOf(seats);
    this.epoch = epoch;
  }

  /** How new the versions are that work now; never newer than they are. */
  public long epoch() {
    return epoch.getAsLong();
  }

  /**
   * A place in the chain.
   *
   * @param annotator the part of the record that is filled here
   * @param router decides which version works on an article
   * @param absence why there is no version, for people; asked for only while there is none
   */
  public record Seat(String annotator, ModelRouter<Annotator> router, Supplier<String> absence) {

    private static Seat of(ModelHandle<Annotator> handle) {
      return new Seat(handle.description().name(), handle, () -> "the model is not loaded");
    }
  }

  /** The live version of each, in the order of work. */
  public List<ModelHandle<Annotator>> handles() {
    return seats.stream().map(seat -> seat.router().live()).toList();
  }

  /**
   * Lets one annotator after the other see the document. One of which no version is loaded is left
   * out, and its outcome says so.
   */
  public Annotations annotate(Document document, Deadline deadline) {
    Preparation.Prepared prepared = preparation.prepare(document);
    Annotations annotations = Annotations.of(prepared.document());
    for (Seat seat : seats) {
      annotations = annotate(seat, prepared.document(), annotations, deadline);
    }
    return prepared.restore().apply(annotations);
  }

  private static Annotations annotate(
      Seat seat, Document document, Annotations before, Deadline deadline) {
    Optional<Lease<Annotator>> lease = seat.router().route(document.id(), document.source());
    if (lease.isEmpty()) {
      return before.with(
          new Outcome(
              seat.annotator(),
              seat.router().live().description(),
              Status.LEFT_OUT,
              Optional.of(seat.absence().get()),
              0));
    }
    try (Lease<Annotator> borrowed = lease.get()) {
      return borrowed.model().annotate(document, before, deadline);
    }
  }

  /** Lends no more; each model is closed after its last lease. */
  @Override
  public void close() {
    for (int i = seats.size() - 1; i >= 0; i--) {
      seats.get(i).router().close();
    }
  }
}
