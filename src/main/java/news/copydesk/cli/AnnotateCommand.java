package news.copydesk.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.app.Annotators;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.cli.render.EnrichedJson;
import news.copydesk.cli.render.Highlighter;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.topology.ArticleEnricher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Annotates one text. */
@Command(
    name = "annotate",
    description = "Annotate one text and show it with its entities highlighted.",
    footer = {
      "%nExample:",
      "  copydesk annotate --title \"Merkel in Paris\" \"Angela Merkel met Siemens managers.\"",
      "  curl -s https://example.org/story.txt | copydesk annotate --json -"
    })
final class AnnotateCommand implements Callable<Integer> {

  private final Console console;
  private final InputStream stdin;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..1",
      defaultValue = "-",
      description = "The text; - reads standard input.")
  private String text = "-";

  @Option(names = "--file", paramLabel = "FILE", description = "Read the text from a file.")
  private @Nullable Path file;

  @Option(names = "--title", paramLabel = "TITLE", description = "A headline, if there is one.")
  private @Nullable String title;

  @Option(names = "--json", description = "Print the enriched article as one line of JSON.")
  private boolean json;

  @Option(names = "--models", paramLabel = "NAME", description = "compiled, corenlp or mock.")
  private @Nullable String models;

  AnnotateCommand(Console console, InputStream stdin) {
    this.console = console;
    this.stdin = stdin;
  }

  @Override
  public Integer call() throws IOException {
    if (file != null && !text.equals("-")) {
      throw new ParameterException(
          spec.commandLine(), "both a text and --file are given; give one of them");
    }
    Map<String, String> flags = new HashMap<>();
    if (models != null) {
      flags.put("annotation.models", models);
    }
    CopydeskConfig configuration = config.read(console, flags);
    Article article = Article.newBuilder().setId("text").setTitle(title).setBody(body()).build();
    EnrichedArticle enriched = annotate(configuration, article);
    if (json) {
      console.out().println(new EnrichedJson().line(enriched));
    } else {
      console.print(new Highlighter(console.colour(), console.width()).lines(enriched));
    }
    return ExitCode.OK;
  }

  private String body() throws IOException {
    if (file != null) {
      // Not readString, which gives up at the first byte that is not UTF-8.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
    if (text.equals("-") && console.terminal().input()) {
      console.err().println("copydesk: reading the text from the terminal; end it with Ctrl-D");
    }
    return text.equals("-") ? new String(stdin.readAllBytes(), StandardCharsets.UTF_8) : text;
  }

  private static EnrichedArticle annotate(CopydeskConfig config, Article article) {
    try (AnnotatorChain annotators = Annotators.open(config, new SimpleMeterRegistry())) {
      return new ArticleEnricher(config.enrichment(), Clock.systemUTC())
          .enrich(article, annotators);
    }
  }
}
