package news.copydesk.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A feature's own part of what an instance says of itself: load, memory, experiments. Members that
 * a reader does not know it leaves alone.
 */
@FunctionalInterface
public interface StatusPart {

  /** Adds its members; called at each heartbeat, by one thread, so it does not wait. */
  void addTo(ObjectNode status);
}
