package news.copydesk.experiment;

import java.util.Optional;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;

/** Lets the live version serve every article, and shows those that take part to the shadow. */
final class ShadowTrial implements TrialRouter.Trial {

  private final Participation participation;
  private final ShadowRunner shadow;

  /**
   * @param shadow closed with this
   */
  ShadowTrial(Participation participation, ShadowRunner shadow) {
    this.participation = participation;
    this.shadow = shadow;
  }

  @Override
  public Optional<Lease<Annotator>> lease(
      String articleId, String source, ModelHandle<Annotator> live) {
    Optional<Lease<Annotator>> lease = live.tryLease();
    return lease.isPresent() && participation.includes(articleId, source)
        ? Optional.of(new WatchedLease(lease.get()))
        : lease;
  }

  @Override
  public void close() {
    shadow.close();
  }

  private final class WatchedLease implements Lease<Annotator> {

    private final Lease<Annotator> lease;

    WatchedLease(Lease<Annotator> lease) {
      this.lease = lease;
    }

    @Override
    public Annotator model() {
      return new Watched(lease.model());
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  /** The live annotator; what it found is shown to the shadow and returned as it is. */
  private final class Watched implements Annotator {

    private final Annotator live;

    Watched(Annotator live) {
      this.live = live;
    }

    @Override
    public String name() {
      return live.name();
    }

    @Override
    public ModelDescription description() {
      return live.description();
    }

    @Override
    public Annotations annotate(Document document, Annotations before, Deadline deadline) {
      Annotations found = live.annotate(document, before, deadline);
      shadow.offer(new ShadowRunner.Sight(document, before, found));
      return found;
    }

    /** The lease is what is given back. */
    @Override
    public void close() {}
  }
}
