package news.copydesk.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;
import news.copydesk.model.ModelRouter;
import org.junit.jupiter.api.Test;

class AnnotatorChainTest {

  private static final Deadline DEADLINE = Deadline.after(Duration.ofHours(1));

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
    Lease<Annotator> borrowed = chain.handles().get(0).lease();

    chain.close();
    assertThat(closed).containsExactly("second");
    borrowed.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void givesBackWhatItBorrowedWhenAnAnnotatorThrows() {
    AnnotatorChain chain =
        chain(
            annotator(
                "first",
                before -> {
                  throw new IllegalStateException("broken");
                }));

    assertThatThrownBy(() -> annotate(chain, Optional.empty())).hasMessage("broken");

    assertThat(chain.handles().get(0).leases()).isZero();
  }

  @Test
  void borrowsForOneArticleAtATimeSoThatTheNextOneGetsTheNextVersion() {
    List<Integer> leases = new ArrayList<>();
    List<ModelHandle<Annotator>> handle = new ArrayList<>();
    handle.add(
        ModelHandle.open(
            () ->
                annotator(
                    "first",
                    before -> {
                      leases.add(handle.get(0).leases());
                      return before;
                    }),
            meters));
    AnnotatorChain chain = new AnnotatorChain(handle);

    annotate(chain, Optional.empty());
    handle.get(0).swap(annotator("second", before -> before));
    Annotations next = annotate(chain, Optional.empty());

    assertThat(leases).containsExactly(1);
    assertThat(closed).containsExactly("first");
    assertThat(next.outcomes()).extracting(Outcome::annotator).containsExactly("second");
  }

  @Test
  void leavesOutAnAnnotatorWhoseModelIsNotLoadedAndSaysSo() {
    ModelHandle<Annotator> empty = ModelHandle.empty("late", meters);
    AnnotatorChain chain =
        new AnnotatorChain(
            List.of(
                new AnnotatorChain.Seat("first", handle(annotator("first", b -> b)), () -> ""),
                new AnnotatorChain.Seat("topics", empty, () -> "the model is being loaded")),
            Preparation.none());

    Annotations annotations = annotate(chain, Optional.empty());

    assertThat(annotations.complete()).isFalse();
    assertThat(annotations.outcomes())
        .element(1)
        .isEqualTo(
            new Outcome(
                "topics",
                new ModelDescription("late", "none", Optional.empty()),
                Status.LEFT_OUT,
                Optional.of("the model is being loaded"),
                0));
  }

  @Test
  void asksTheRouterWhichVersionServesTheArticle() {
    List<String> asked = new ArrayList<>();
    ModelHandle<Annotator> live = handle(annotator("live", b -> b));
    ModelHandle<Annotator> other = handle(annotator("other", b -> b));
    ModelRouter<Annotator> router =
        new ModelRouter<>() {
          @Override
          public Optional<Lease<Annotator>> route(String articleId, String source) {
            asked.add(articleId + " of " + source);
            return other.tryLease();
          }

          @Override
          public ModelHandle<Annotator> live() {
            return live;
          }

          @Override
          public void close() {
            live.close();
            other.close();
          }
        };
    AnnotatorChain chain =
        new AnnotatorChain(
            List.of(new AnnotatorChain.Seat("any", router, () -> "")), Preparation.none());

    Annotations annotations = annotate(chain, Optional.empty());
    chain.close();

    assertThat(asked).containsExactly("a-1 of daily");
    assertThat(annotations.outcomes()).extracting(Outcome::annotator).containsExactly("other");
    assertThat(closed).containsExactly("live", "other");
  }

  private static Annotations annotate(AnnotatorChain chain, Optional<String> language) {
    return chain.annotate(new Document("a-1", "daily", "t", "b", language), DEADLINE);
  }

  private ModelHandle<Annotator> handle(Annotator annotator) {
    return ModelHandle.open(() -> annotator, meters);
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
