package news.copydesk.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import news.copydesk.app.AnnotationServer;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ops.HeadStart;
import news.copydesk.ops.Logging;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the annotation API until it is stopped. */
@Command(
    name = "serve",
    description =
        "Annotate over HTTP, without Kafka: a text or an article in, the record that the stream"
            + " would emit out; until stopped.",
    footer = {
      "%nPOST /v1/annotate takes one article, as JSON or as plain text; POST /v1/annotate/batch"
          + " takes several, as an array or as JSON Lines; GET /openapi.json describes both.",
      "%nExample:",
      "  copydesk serve --port 8900",
      "  curl -s -H 'Content-Type: text/plain' -d 'Angela Merkel met Siemens managers.'"
          + " http://127.0.0.1:8900/v1/annotate"
    })
final class ServeCommand implements Callable<Integer> {

  private final Console console;
  private final HeadStart ahead;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(names = "--port", paramLabel = "PORT", description = "The port (http.port).")
  private @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address (http.host); http.token is needed where it is not loopback.")
  private @Nullable String host;

  @Option(
      names = "--models",
      paramLabel = "NAME",
      description = "compiled, corenlp or mock (annotation.models).")
  private @Nullable String models;

  ServeCommand(Console console, HeadStart ahead) {
    this.console = console;
    this.ahead = ahead;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> flags = new HashMap<>();
    add(flags, "http.port", port);
    add(flags, "http.host", host);
    add(flags, "annotation.models", models);
    CopydeskConfig configuration = config.read(console, flags);
    Logging.configure(configuration.log().format(), configuration.log().level());
    ahead.await();
    AnnotationServer server = new AnnotationServer(configuration);
    try (Interruption interruption = Interruption.calls(server::stop);
        server) {
      server.start();
      server.await();
      return ExitCode.OK;
    }
  }

  private static void add(Map<String, String> flags, String key, @Nullable String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }
}
