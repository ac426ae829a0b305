package news.copydesk.sink;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the worker writes how it is doing, for others to read; logs each change once. Written by
 * the worker's thread (before its start, by the starter's), read by any.
 */
final class StateBoard {
  private static final Logger LOG = LoggerFactory.getLogger(StateBoard.class);

  private volatile SinkState state = new SinkState(false, false, "not started", 0);

  SinkState state() {
    return state;
  }

  void ready(String reason) {
    if (!state.ready()) {
      LOG.info("The sink is ready{}", reason.isEmpty() ? "" : ": " + reason);
    }
    state = new SinkState(true, true, reason, state.articlesWritten());
  }

  /** Not ready, and nothing is wrong. */
  void starting(String reason) {
    LOG.info("The sink is {}", reason);
    state = new SinkState(true, false, reason, state.articlesWritten());
  }

  /** Not ready, because something is away. */
  void waiting(String reason) {
    if (!state.reason().equals(reason)) {
      LOG.warn("The sink waits: {}", reason);
    }
    state = new SinkState(true, false, reason, state.articlesWritten());
  }

  void ended(String reason) {
    LOG.info("The sink has ended: {}", reason);
    state = new SinkState(false, false, reason, state.articlesWritten());
  }

  void wrote(int articles) {
    state =
        new SinkState(
            state.live(), state.ready(), state.reason(), state.articlesWritten() + articles);
  }
}
