package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Preflight;
import news.copydesk.cli.render.HexDump;
import news.copydesk.cli.render.TailJson;
import news.copydesk.cli.render.TailText;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.deadletters.LetterBytes;
import news.copydesk.ingest.DeadLetter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(
    name = "show",
    description = "Show a dead letter: every header, and how its bytes begin.",
    footer = {
      "%nExample:",
      "  copydesk dead-letters show 0@17",
      "  copydesk dead-letters show 0@17 --value-to bad.avro"
    })
final class DeadLettersShowCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Parameters(
      paramLabel = "PARTITION@OFFSET",
      converter = Place.Converter.class,
      description = "Its place on the topic, as list shows it.")
  private Place place = new Place(0, 0);

  @Option(names = "--json", description = "One line of JSON, with all its bytes in Base64.")
  private boolean json;

  @Option(
      names = "--value-to",
      paramLabel = "FILE",
      description = "Write its bytes into a file that is not there yet.")
  private @Nullable Path file;

  DeadLettersShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CopydeskConfig configuration = config.read(console);
    String topic = configuration.topics().deadLetters();
    try (ArticleSerdes serdes = new ArticleSerdes(configuration)) {
      new Preflight(configuration, serdes).checkTopic(topic);
    }
    DeadLetter letter =
        LetterBytes.read(configuration.kafka(), topic, place.partition(), place.offset());
    if (json) {
      console.out().println(new TailJson().line(letter));
    } else {
      console.print(new TailText(console.colour(), console.width()).lines(letter));
      letter.value().ifPresent(bytes -> console.print(HexDump.lines(bytes.get())));
    }
    if (file != null) {
      Files.write(
          file,
          letter.value().map(org.apache.kafka.common.utils.Bytes::get).orElse(new byte[0]),
          StandardOpenOption.CREATE_NEW);
    }
    return ExitCode.OK;
  }
}
