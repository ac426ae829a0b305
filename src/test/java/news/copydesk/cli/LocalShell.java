package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A `copydesk local` with mock models that runs on a thread of its own, on free ports. */
final class LocalShell implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(180);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path data;
  private final String broker;
  private final String registry;
  private final String health;
  private final List<String> more;

  LocalShell(Path data) {
    this(data, List.of());
  }

  /** With more options of {@code local}. */
  LocalShell(Path data, List<String> more) {
    this.data = data;
    this.more = List.copyOf(more);
    Shell shell = Shell.plain();
    Future<Integer> local = threads.submit(() -> shell.run(sameAgain()));
    await()
        .atMost(PATIENCE)
        .until(() -> local.isDone() || shell.out().contains("local: ready; stop with Ctrl-C"));
    assertThat(local).as(shell.err()).isNotDone();
    broker = after("broker +(\\S+)", shell.out());
    registry = after("registry +(\\S+)", shell.out());
    health = after("health +(\\S+)/health", shell.out());
    // It takes articles as soon as it says so; that its stream is in the group, and its database
    // has tables, comes a little later.
    await().atMost(PATIENCE).until(this::ready);
  }

  private boolean ready() throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(health + "/health/ready")).build(),
                BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  String broker() {
    return broker;
  }

  String registry() {
    return registry;
  }

  /** Where health and metrics are served. */
  String health() {
    return health;
  }

  /** Runs a command beside it until this is closed. */
  Future<Integer> start(Shell shell, String... command) {
    return threads.submit(() -> shell.run(at(command)));
  }

  /** The command, told where this one's broker and registry are. */
  String[] at(String... command) {
    List<String> line = new ArrayList<>(List.of(command));
    line.add("--bootstrap-servers=" + broker);
    line.add("--registry=" + registry);
    line.add("--set=http.port=0");
    return line.toArray(String[]::new);
  }

  /** The command line that it was started with. */
  String[] sameAgain() {
    List<String> line =
        new ArrayList<>(
            List.of(
                "local",
                "--data=" + data,
                "--broker-port=0",
                "--registry-port=0",
                "--set=http.port=0",
                "--set=annotation.models=mock"));
    line.addAll(more);
    return line.toArray(String[]::new);
  }

  @Override
  public void close() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(180, TimeUnit.SECONDS)).isTrue();
  }

  private static String after(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
