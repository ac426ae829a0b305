package news.copydesk.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import news.copydesk.rollout.VersionState;
import news.copydesk.rollout.VersionState.Cause;
import news.copydesk.rollout.VersionState.Failure;
import news.copydesk.rollout.WantedExperiment.Way;

/** The experiments in what an instance says of itself; docs/models.md has the table. */
public final class TrialStateJson {

  private static final String MEMBER = "experiments";
  private static final int MOST_ERROR = 2_000;

  private TrialStateJson() {}

  static void write(ObjectNode status, Collection<TrialState> trials) {
    ArrayNode array = status.putArray(MEMBER);
    for (TrialState trial : trials) {
      ObjectNode node = array.addObject();
      node.put("model", trial.model());
      node.put("version", trial.version());
      node.put("way", trial.way().name());
      node.put("share", trial.share());
      trial.sources().forEach(node.putArray("sources")::add);
      node.put("state", trial.state().name());
      node.put("since", trial.since().toString());
      trial
          .failure()
          .ifPresent(
              failure -> {
                node.put("error", shortened(failure.error()));
                node.put("cause", failure.cause().text());
              });
    }
  }

  private static String shortened(String error) {
    return error.length() <= MOST_ERROR ? error : error.substring(0, MOST_ERROR) + "…";
  }

  /** What is said there; none of what only a newer program knows, or nobody. */
  public static List<TrialState> read(JsonNode status) {
    List<TrialState> trials = new ArrayList<>();
    for (JsonNode node : status.path(MEMBER)) {
      try {
        trials.add(trial(node));
      } catch (IllegalArgumentException | DateTimeException e) {
        continue; // A way or a state of another program.
      }
    }
    return trials;
  }

  private static TrialState trial(JsonNode node) {
    List<String> sources = new ArrayList<>();
    node.path("sources").forEach(source -> sources.add(source.asText()));
    boolean integrity = node.path("cause").asText().equals(Cause.INTEGRITY.text());
    Optional<Failure> failure =
        Optional.of(node.path("error"))
            .filter(JsonNode::isTextual)
            .map(why -> new Failure(integrity ? Cause.INTEGRITY : Cause.LOAD, why.textValue()));
    return new TrialState(
        node.path("model").asText(),
        node.path("version").asText(),
        Way.valueOf(node.path("way").asText()),
        node.path("share").asInt(),
        sources,
        VersionState.State.valueOf(node.path("state").asText()),
        Instant.parse(node.path("since").asText()),
        failure);
  }
}
