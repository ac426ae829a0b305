package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelEpoch;
import news.copydesk.rollout.ModelSeat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version of each real kind that is replaced while an article still uses it. */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
class RealSwapTest {

  @TempDir private static Path dir;
  private static RealModels models;
  private static List<ModelSeat> seats;
  private static AnnotatorChain chain;

  @BeforeAll
  static void load() throws Exception {
    models = new RealModels(dir);
    CopydeskConfig config = CopydeskConfig.withoutFile(Map.of(), new HashMap<>(models.settings()));
    seats = Annotators.seats(config, new SimpleMeterRegistry());
    chain = Annotators.chain(seats, config.annotation(), new ModelEpoch());
    seats.forEach(seat -> seat.bring(Optional.empty()));
  }

  @AfterAll
  static void close() {
    chain.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"language", "entities", "gazetteer", "topics", "sentiment"})
  void isUsableUntilItsLastLeaseIsBackAndThenGone(String model) throws Exception {
    ModelSeat seat =
        seats.stream().filter(each -> each.model().equals(model)).findFirst().orElseThrow();
    List<String> versions = RealModels.versions(model);
    for (int next = 1; next < versions.size(); next++) {
      String old = model + "@" + versions.get(next - 1);
      boolean mapped = models.mapped(old);
      long before = RealModels.reachable(old);
      try (Lease<Annotator> lease = seat.inChain().router().route("a", "").orElseThrow()) {
        seat.bring(Optional.of(models.desk().promote(model, versions.get(next))));

        assertThat(annotate(lease.model()).model().sha256()).contains(models.manifest(old));
        assertThat(models.mapped(old)).as("as before, in use").isEqualTo(mapped);
      }
      assertThat(models.mapped(old)).as("%s, no longer in use", old).isFalse();
      boolean same = RealModels.sameClass(old, model + "@" + versions.get(next));
      assertThat(RealModels.reachable(old))
          .as("%s is not kept by anything", old)
          .isEqualTo(same ? before : before - 1);
      try (Lease<Annotator> lease = seat.inChain().router().route("a", "").orElseThrow()) {
        assertThat(annotate(lease.model()).model().version()).isEqualTo(versions.get(next));
      }
    }
    // What a swap means for memory is only shown by what is mapped.
    if (model.equals("entities") || model.equals("gazetteer")) {
      assertThat(models.mapped(model + "@" + versions.get(versions.size() - 1))).isTrue();
    }
  }

  private static Outcome annotate(Annotator annotator) {
    Document document =
        new Document(
            "a", "", "Li in Lyon", "Bo Li of Acme-Werke Ltd. met Ann in Lyon.", Optional.of("en"));
    Annotations found =
        annotator.annotate(
            document, Annotations.of(document), Deadline.after(java.time.Duration.ofMinutes(2)));
    Outcome outcome = found.outcomes().get(found.outcomes().size() - 1);
    assertThat(outcome.status()).isIn(Status.COMPLETE, Status.SKIPPED);
    return outcome;
  }
}
