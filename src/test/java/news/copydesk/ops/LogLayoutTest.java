package news.copydesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.spi.FilterReply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Through a logback context of its own, to a stderr of its own: the rest of the JVM keeps theirs.
 */
@Isolated
class LogLayoutTest {

  private static final String HOSTILE =
      "end\n2026-01-01 00:00:00.000 ERROR [main] Forged - all lost\r\u001b[2J\u2028\u202egnorw";

  @Test
  void writesKeysAndValuesAfterTheMessageInText() {
    String line =
        logged(
            LogFormat.TEXT,
            log ->
                log.atInfo()
                    .addKeyValue("model", "entities")
                    .addKeyValue("millis", 12)
                    .log("model loaded"));

    assertThat(line)
        .matches(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  \\[.+] Thing - model loaded"
                + " model=\"entities\" millis=\"12\"\n");
  }

  @Test
  void writesKeysAndValuesAsFieldsInJson() throws Exception {
    String line =
        logged(
            LogFormat.JSON,
            log ->
                log.atInfo()
                    .addKeyValue("model", "entities")
                    .addKeyValue("millis", 12)
                    .addKeyValue("warm", true)
                    .log("model loaded in {}", "time"));

    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.get("level").asText()).isEqualTo("INFO");
    assertThat(json.get("logger").asText()).isEqualTo("news.copydesk.Thing");
    assertThat(json.get("message").asText()).isEqualTo("model loaded in time");
    assertThat(json.get("timestamp").asText()).endsWith("Z");
    assertThat(json.get("fields"))
        .isEqualTo(
            new ObjectMapper().readTree("{\"model\":\"entities\",\"millis\":12,\"warm\":true}"));
  }

  @Test
  void keepsHostileTextOnOneLineInText() {
    String line =
        logged(LogFormat.TEXT, log -> log.atWarn().addKeyValue("title", HOSTILE).log(HOSTILE));

    assertThat(line.lines()).hasSize(1);
    assertThat(line)
        .doesNotContain("\r", "\u001b", "\u2028", "\u202e")
        .contains("end\\n2026", "\\r\\u001b[2J\\u2028\\u202egnorw")
        .endsWith("\n");
  }

  @Test
  void keepsHostileTextOnOneLineInJson() throws Exception {
    String line =
        logged(LogFormat.JSON, log -> log.atWarn().addKeyValue("title", HOSTILE).log(HOSTILE));

    assertThat(line).endsWith("\n").doesNotContain("\r", "\u001b");
    assertThat(line.strip()).doesNotContain("\n");
    assertThat(new ObjectMapper().readTree(line).get("message").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void keepsTheMessageOfAnExceptionOnItsLine() {
    Exception error = new IllegalStateException("top", new RuntimeException("bad\nforged"));

    String text = logged(LogFormat.TEXT, log -> log.error("failed", error));

    assertThat(text)
        .contains("java.lang.IllegalStateException: top\n\tat ")
        .contains("Caused by: java.lang.RuntimeException: bad\\nforged\n")
        .doesNotContain("\nforged");
  }

  @Test
  void writesAnExceptionAsOneJsonObject() throws Exception {
    Exception error = new IllegalStateException("top", new RuntimeException("below"));

    JsonNode json =
        new ObjectMapper().readTree(logged(LogFormat.JSON, log -> log.error("failed", error)));

    assertThat(json.get("error").get("class").asText())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(json.get("error").get("message").asText()).isEqualTo("top");
    assertThat(json.get("error").get("stack").asText()).contains("Caused by:", "below");
  }

  @Test
  void keepsLibrariesAtWarnWhileOursIsInfo() {
    LoggerContext context = new LoggerContext();

    Logging.configure(context, LogFormat.TEXT, Level.INFO);

    assertThat(context.getLogger("news.copydesk.Thing").isInfoEnabled()).isTrue();
    assertThat(context.getLogger("org.apache.kafka.Thing").isInfoEnabled()).isFalse();
    assertThat(context.getLogger("org.apache.kafka.Thing").isWarnEnabled()).isTrue();
    assertThat(context.getLogger("org.apache.kafka.clients.NetworkClient").isWarnEnabled())
        .isFalse();
  }

  @Test
  void letsLibrariesSpeakWhenOursIsDebug() {
    LoggerContext context = new LoggerContext();

    Logging.configure(context, LogFormat.TEXT, Level.DEBUG);

    assertThat(context.getLogger("news.copydesk.Thing").isDebugEnabled()).isTrue();
    assertThat(context.getLogger("org.apache.kafka.Thing").isInfoEnabled()).isTrue();
    assertThat(context.getLogger("org.apache.kafka.clients.NetworkClient").isWarnEnabled())
        .isTrue();
  }

  @Test
  void leavesOutThatATransactionIsNotQuiteOverAndNothingElseOfTheProducer() {
    LoggerContext context = new LoggerContext();
    OpenTransactionFilter filter = new OpenTransactionFilter();
    ch.qos.logback.classic.Logger producer =
        context.getLogger("org.apache.kafka.clients.producer.internals.Sender");
    ch.qos.logback.classic.Logger other = context.getLogger("org.apache.kafka.Thing");
    String message =
        "[Producer x] Got error produce response, retrying. Error: CONCURRENT_TRANSACTIONS";

    assertThat(filter.decide(event(producer, message))).isEqualTo(FilterReply.DENY);
    assertThat(filter.decide(event(producer, "Error: NOT_LEADER_OR_FOLLOWER")))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(filter.decide(event(other, message))).isEqualTo(FilterReply.NEUTRAL);
    Logging.configure(context, LogFormat.TEXT, Level.INFO);
    assertThat(
            context
                .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .getAppender("stderr")
                .getCopyOfAttachedFiltersList())
        .hasExactlyElementsOfTypes(OpenTransactionFilter.class);
  }

  private static LoggingEvent event(ch.qos.logback.classic.Logger logger, String message) {
    return new LoggingEvent(
        "", logger, ch.qos.logback.classic.Level.WARN, message, null, new Object[0]);
  }

  @Test
  void leavesAUsersOwnLogbackFileInCharge() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var before = context.getLogger("news.copydesk").getLevel();
    System.setProperty(Logging.OWN_CONFIGURATION, "mine.xml");
    try {
      Logging.configure(LogFormat.JSON, Level.TRACE);
    } finally {
      System.clearProperty(Logging.OWN_CONFIGURATION);
    }

    assertThat(context.getLogger("news.copydesk").getLevel()).isEqualTo(before);
  }

  /** What this thread wrote to stderr; fails the test if it wrote anything to stdout. */
  private static String logged(LogFormat format, Consumer<Logger> logging) {
    PrintStream err = System.err;
    PrintStream out = System.out;
    ByteArrayOutputStream toErr = new ByteArrayOutputStream();
    ByteArrayOutputStream toOut = new ByteArrayOutputStream();
    System.setErr(ofThisThread(toErr, err));
    System.setOut(ofThisThread(toOut, out));
    try {
      LoggerContext context = new LoggerContext();
      context.setMDCAdapter(new LogbackMDCAdapter());
      Logging.configure(context, format, Level.INFO);
      logging.accept(context.getLogger("news.copydesk.Thing"));
      context.stop();
    } finally {
      System.setErr(err);
      System.setOut(out);
    }
    assertThat(toOut.size()).isZero();
    return toErr.toString(StandardCharsets.UTF_8);
  }

  /** Whatever else the JVM still has running goes on writing where it did. */
  private static PrintStream ofThisThread(OutputStream own, OutputStream others) {
    Thread here = Thread.currentThread();
    OutputStream each =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            (Thread.currentThread() == here ? own : others).write(b);
          }
        };
    return new PrintStream(each, true, StandardCharsets.UTF_8);
  }
}
