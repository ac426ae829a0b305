package news.copydesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class FirstLoggingTest {

  private final LoggerContext context = new LoggerContext();

  @AfterEach
  void stop() {
    System.clearProperty(Logging.OWN_CONFIGURATION);
    context.stop();
  }

  @Test
  void isFoundByLogback() {
    assertThat(ServiceLoader.load(Configurator.class))
        .hasAtLeastOneElementOfType(FirstLogging.class);
  }

  @Test
  void letsOursSpeakAtInfoAndLibrariesAtWarn() {
    assertThat(new FirstLogging().configure(context))
        .isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);

    assertThat(context.getLogger("news.copydesk.app").getEffectiveLevel()).isEqualTo(Level.INFO);
    assertThat(context.getLogger("org.apache.kafka").getEffectiveLevel()).isEqualTo(Level.WARN);
    assertThat(context.getLogger("ROOT").getAppender("stderr")).isNotNull();
  }

  @Test
  void leavesAUsersFileInCharge() {
    System.setProperty(Logging.OWN_CONFIGURATION, "mine.xml");

    assertThat(new FirstLogging().configure(context)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);

    assertThat(context.getLogger("ROOT").getAppender("stderr")).isNull();
  }
}
