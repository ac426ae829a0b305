package news.copydesk.experiment;

import java.util.Optional;
import news.copydesk.annotation.Annotator;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelHandle;

/** Lets the candidate serve the articles that take part. */
final class AbTrial implements TrialRouter.Trial {

  private final Participation participation;
  private final ModelHandle<Annotator> candidate;

  /**
   * @param candidate loaded; closed with this
   */
  AbTrial(Participation participation, ModelHandle<Annotator> candidate) {
    this.participation = participation;
    this.candidate = candidate;
  }

  @Override
  public Optional<Lease<Annotator>> lease(
      String articleId, String source, ModelHandle<Annotator> live) {
    if (!participation.includes(articleId, source)) {
      return live.tryLease();
    }
    try {
      return candidate.tryLease();
    } catch (IllegalStateException e) {
      // The experiment ended between the router's look and ours.
      return live.tryLease();
    }
  }

  @Override
  public void close() {
    candidate.close();
  }
}
