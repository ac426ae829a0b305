package news.copydesk.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.annotation.Annotator;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;

/**
 * The annotators that a task needs: the one that does it and those before it, whose findings it may
 * use; not those behind it.
 *
 * @param handles in their order
 * @param model of the last one
 */
public record AnnotatorsAsked(List<ModelHandle<Annotator>> handles, ModelDescription model) {

  /** Those for the task; empty when the process has none that does it. */
  public static Optional<AnnotatorsAsked> of(Task task, List<ModelHandle<Annotator>> all) {
    List<ModelHandle<Annotator>> handles = new ArrayList<>();
    for (ModelHandle<Annotator> handle : all) {
      handles.add(handle);
      try (Lease<Annotator> lease = handle.lease()) {
        if (lease.model().name().equals(task.annotator())) {
          return Optional.of(new AnnotatorsAsked(List.copyOf(handles), handle.description()));
        }
      }
    }
    return Optional.empty();
  }
}
