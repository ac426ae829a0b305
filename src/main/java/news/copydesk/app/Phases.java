package news.copydesk.app;

import news.copydesk.ops.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far an instance has come; says each step once, and never comes back from the end. */
final class Phases {

  private static final Logger log = LoggerFactory.getLogger(Phases.class);

  private volatile Phase now = Phase.INIT;
  private volatile Runnable changed = () -> {};

  Phase now() {
    return now;
  }

  /** Tells this one from now on when there is another. */
  void tell(Runnable listener) {
    changed = listener;
  }

  synchronized void enter(Phase next) {
    if (now == next || now == Phase.STOPPING) {
      return;
    }
    now = next;
    log.atInfo().addKeyValue("phase", next.text()).log("phase");
    changed.run();
  }
}
