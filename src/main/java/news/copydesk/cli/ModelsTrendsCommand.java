package news.copydesk.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.alert.HistoryJson;
import news.copydesk.alert.Minute;
import news.copydesk.cli.render.TrendLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the last day of an instance. */
@Command(
    name = "trends",
    description =
        "Show an instance's last day, minute by minute since its start: throughput, entities per"
            + " article, latency, lag, dead letters, heap and slots.",
    footer = {
      "%nExample:",
      "  copydesk models trends",
      "  copydesk models trends --url http://enricher-1:8900 --last 2h --json"
    })
final class ModelsTrendsCommand implements Callable<Integer> {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Console console;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8900",
      description = "Where the instance serves health; ${DEFAULT-VALUE} where nothing is given.")
  private URI url = URI.create("http://127.0.0.1:8900");

  @Option(
      names = "--last",
      paramLabel = "TIME",
      defaultValue = "24h",
      converter = PollInterval.class,
      description = "How far back: 30m, 2h; a day where nothing is given.")
  private Duration last = Duration.ofDays(1);

  @Option(names = "--json", description = "Print the minutes as JSON.")
  private boolean json;

  ModelsTrendsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Minute> minutes;
    try {
      minutes = recent(new HistoryJson().read(fetch()));
    } catch (IOException | IllegalArgumentException e) {
      console
          .err()
          .printf(
              "copydesk: the history of %s cannot be read: %s; see that an instance runs there and that"
                  + " http.host and http.port are those of --url%n",
              url, reason(e));
      return ExitCode.FAILED;
    }
    if (json) {
      console.out().println(new HistoryJson().write(minutes));
    } else if (minutes.isEmpty()) {
      console.out().println("nothing yet: the instance has just started");
    } else {
      console.print(TrendLines.of(minutes, console.width()));
    }
    return ExitCode.OK;
  }

  private String fetch() throws IOException, InterruptedException {
    String text = url.toString();
    URI page = URI.create((text.endsWith("/") ? text : text + "/") + "trends");
    HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    HttpRequest request = HttpRequest.newBuilder(page).timeout(TIMEOUT).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer.body();
  }

  private List<Minute> recent(List<Minute> minutes) {
    if (minutes.isEmpty()) {
      return minutes;
    }
    Instant from = minutes.get(minutes.size() - 1).start().plusSeconds(60).minus(last);
    return minutes.stream().filter(minute -> !minute.start().isBefore(from)).toList();
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? "no connection" : e.getMessage();
  }
}
