package news.copydesk.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import news.copydesk.model.ModelDescription;
import news.copydesk.rollout.VersionState.Cause;
import news.copydesk.rollout.VersionState.Failure;

/** An instance's status as JSON; docs/models.md has the table. */
final class StatusJson {

  private static final int MOST_ERROR = 2_000;

  private StatusJson() {}

  static ObjectNode write(InstanceStatus status) {
    ObjectNode node = MessageFields.empty();
    node.put("format", MessageFields.FORMAT);
    node.put("instance", status.instance());
    node.put("host", status.host());
    node.put("program", status.program());
    node.put("phase", status.phase());
    node.put("startedAt", status.startedAt().toString());
    node.put("at", status.at().toString());
    node.put("heartbeatMillis", status.heartbeat().toMillis());
    ArrayNode models = node.putArray("models");
    for (VersionState each : status.models()) {
      ObjectNode model = models.addObject();
      model.put("name", each.model().name());
      model.put("version", each.model().version());
      model.put("sha256", each.model().sha256().orElse(null));
      model.put("state", each.state().name());
      model.put("since", each.since().toString());
      model.put("error", each.error().map(StatusJson::shortened).orElse(null));
      each.failure().ifPresent(failure -> model.put("cause", failure.cause().text()));
    }
    return node;
  }

  /** Reads a status; empty for one of a format that only a newer program knows. */
  static Optional<InstanceStatus> read(MessageFields fields) throws MalformedMessageException {
    if (!fields.known()) {
      return Optional.empty();
    }
    return Optional.of(
        new InstanceStatus(
            fields.text("instance"),
            fields.text("host"),
            fields.text("program"),
            fields.text("phase"),
            fields.instant("startedAt"),
            fields.instant("at"),
            Duration.ofMillis(fields.number("heartbeatMillis")),
            models(fields.node().path("models"))));
  }

  private static List<VersionState> models(JsonNode array) throws MalformedMessageException {
    List<VersionState> models = new ArrayList<>();
    for (JsonNode each : array) {
      if (!(each instanceof ObjectNode node)) {
        throw new MalformedMessageException("models holds something else than objects");
      }
      MessageFields model = MessageFields.of(node);
      models.add(
          new VersionState(
              new ModelDescription(model.text("name"), model.text("version"), model.find("sha256")),
              state(model.text("state")),
              model.instant("since"),
              failure(model)));
    }
    return models;
  }

  /** A reader would pass over the whole status for the sake of a text that is too long. */
  private static String shortened(String error) {
    return error.length() <= MOST_ERROR ? error : error.substring(0, MOST_ERROR) + "…";
  }

  /** A cause that only a newer program knows is a load that failed; so is none at all. */
  private static Optional<Failure> failure(MessageFields model) throws MalformedMessageException {
    boolean integrity = model.find("cause").filter(Cause.INTEGRITY.text()::equals).isPresent();
    Optional<String> error = model.find("error");
    return error.map(why -> new Failure(integrity ? Cause.INTEGRITY : Cause.LOAD, why));
  }

  private static VersionState.State state(String text) throws MalformedMessageException {
    return Arrays.stream(VersionState.State.values())
        .filter(state -> state.name().equals(text))
        .findFirst()
        .orElseThrow(() -> new MalformedMessageException("state is unknown"));
  }
}
