package news.copydesk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import news.copydesk.rollout.Fleet.Member;

/** What an instance says of itself as it said it, and whether it is still heard. */
final class FleetJson {

  private FleetJson() {}

  static String line(Member member, Instant now) {
    return ModelJson.line(
        node -> {
          ObjectNode said = member.json();
          node.setAll(said);
          node.put("alive", member.status().alive(now));
        });
  }
}
