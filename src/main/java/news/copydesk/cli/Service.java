package news.copydesk.cli;

import java.util.Set;
import news.copydesk.app.Instance;
import news.copydesk.app.Role;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ops.HeadStart;
import news.copydesk.ops.Logging;

/** Runs an instance until a signal or a failure ends it. */
final class Service {

  private final CopydeskConfig config;
  private final Set<Role> roles;
  private final HeadStart ahead;

  Service(CopydeskConfig config, Set<Role> roles, HeadStart ahead) {
    this.config = config;
    this.roles = roles;
    this.ahead = ahead;
  }

  /** The exit code: failed for good, or stopped. */
  int run() throws InterruptedException {
    Logging.configure(config.log().format(), config.log().level());
    Instance instance = new Instance(config, roles, ahead);
    try (Interruption interruption = Interruption.calls(instance::stop);
        instance) {
      instance.start();
      return instance.await() ? ExitCode.FAILED : ExitCode.OK;
    }
  }
}
