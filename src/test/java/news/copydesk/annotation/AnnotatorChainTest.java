package news.copydesk.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;
import org.junit.jupiter.api.Test;

class AnnotatorChainTest {

  private static final Deadline DEADLINE = Deadline.after(Duration.ofMinutes(1));

  private final List<String> closed = new ArrayList<>();
  private final ModelMeters meters = new ModelMeters(new SimpleMeterRegistry());

  @Test
  void showsEachAnnotatorWhatThoseBeforeItFound() {
    Entity entity = new Entity("PERSON", "Ada", List.of());
    List<List<Entity>> seen = new ArrayList<>();
    AnnotatorChain chain =
        chain(
            annotator("first", before -> before.withEntities(List.of(entity))),
            annotator(
                "second",
                before -> {
                  seen.add(before.entities());
                  return before;
                }));

    Annotations annotations = annotate(chain, Optional.empty());

    assertThat(seen).containsExactly(List.of(entity));
    assertThat(annotations.outcomes())
        .extracting(Outcome::annotator)
        .containsExactly("first", "second");
  }

  @Test
  void startsWithTheLanguageThatCameWithTheDocument() {
    Annotations annotations = annotate(chain(), Optional.of("de"));

    assertThat(annotations.language()).contains("de");
  }

  @Test
  void isIncompleteWhenOneOfItsAnnotatorsIs() {
    AnnotatorChain chain =
        chain(
            annotator("first", before -> before),
            annotator("second", before -> before.with(outcome("third", Status.FAILED))));

    assertThat(annotate(chain, Optional.empty()).complete()).isFalse();
  }

  @Test
  void closesEachModelAfterItsLastLease() {
    AnnotatorChain chain =
        chain(annotator("first", before -> before), annotator("second", before -> before));
    AnnotatorChain.Borrowed borrowed = chain.borrow();

    chain.close();
    assertThat(closed).isEmpty();
    borrowed.close();

    assertThat(closed).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void givesBackWhatItBorrowedWhenOneModelIsRetired() {
    AnnotatorChain chain =
        chain(annotator("first", before -> before), annotator("second", before -> before));
    chain.handles().get(1).close();

    assertThatThrownBy(chain::borrow)
        .hasMessageContaining("second@1")
        .hasMessageContaining("retired");

    assertThat(chain.handles().get(0).leases()).isZero();
  }

  private static Annotations annotate(AnnotatorChain chain, Optional<String> language) {
    try (AnnotatorChain.Borrowed borrowed = chain.borrow()) {
      return borrowed.annotate(new Document("a-1", "daily", "t", "b", language), DEADLINE);
    }
  }

  private AnnotatorChain chain(Annotator... annotators) {
    List<ModelHandle<Annotator>> handles = new ArrayList<>();
    for (Annotator annotator : annotators) {
      handles.add(ModelHandle.open(() -> annotator, meters));
    }
    return new AnnotatorChain(handles);
  }

  private Annotator annotator(String name, UnaryOperator<Annotations> finds) {
    return new Annotator() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public ModelDescription description() {
        return new ModelDescription(name, "1", Optional.empty());
      }

      @Override
      public Annotations annotate(Document document, Annotations before, Deadline deadline) {
        return finds.apply(before).with(outcome(name, Status.COMPLETE));
      }

      @Override
      public void close() {
        closed.add(name);
      }
    };
  }

  private static Outcome outcome(String annotator, Status status) {
    return new Outcome(
        annotator,
        new ModelDescription(annotator, "1", Optional.empty()),
        status,
        Optional.empty(),
        1);
  }
}
