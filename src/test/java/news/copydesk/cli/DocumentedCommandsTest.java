package news.copydesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.copydesk.cli.render.Terminal;
import news.copydesk.ops.HeadStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Every command of ours that the documentation shows is one that the command line takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommandsTest {

  private static final Pattern COMMAND =
      Pattern.compile("^\\s*(?:\\$ )?(?:\\./|bin/)?copydesk( .*)$");

  private static final Pattern INLINE = Pattern.compile("`(?:\\./|bin/)?copydesk( [^`]*)`");

  private static final Pattern PLACEHOLDER = Pattern.compile("^…|\\b(COMMAND|TASK)\\b");

  /** Shown to be refused. */
  private static final List<String> WRONG = List.of("anotate");

  private final CommandLine line = line();

  /**
   * A command as a document shows it.
   *
   * @param whole whether it stands by itself, and so has all that it needs
   */
  record Shown(Path document, int line, String text, boolean whole) {
    @Override
    public String toString() {
      return document + ":" + line + " copydesk " + text;
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isTakenByTheCommandLine(Shown shown) {
    Optional<String> refused = refused(words(shown.text()), shown.whole());

    if (WRONG.contains(shown.text())) {
      assertThat(refused).isPresent();
    } else {
      assertThat(refused).as(shown.toString()).isEmpty();
    }
  }

  static List<Shown> commands() throws IOException {
    List<Shown> all = new ArrayList<>();
    for (Path document : documents()) {
      all.addAll(commandsIn(document, Files.readAllLines(document)));
    }
    return all;
  }

  @Test
  void looksIntoEveryDocumentThatShowsCommands() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(150);
    assertThat(commands().stream().map(Shown::document).map(Path::toString))
        .contains("README.md", "docs/operations.md", "docs/transcripts.md");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          query with "Jane Doe" --limit 5    | query,with,Jane Doe,--limit,5
          tail --last 5      # the last five | tail,--last,5
          run --set a=b &                    | run,--set,a=b
          train topics --data '/x y' > out   | train,topics,--data,/x y
          """)
  void takesALineApartAsAShellDoes(String line, String words) {
    assertThat(words(line)).containsExactly(words.split(","));
  }

  @Test
  void refusesWhatTheCommandLineDoesNotKnow() {
    assertThat(refused(List.of("tail", "--lats", "5"), true)).isPresent();
    assertThat(refused(List.of("models", "promot"), false)).isPresent();
    assertThat(refused(List.of("models", "promote"), true)).isPresent();
    assertThat(refused(List.of("models", "promote"), false)).isEmpty();
  }

  /** Why it is refused; nothing is run. */
  private Optional<String> refused(List<String> words, boolean whole) {
    try {
      line.parseArgs(words.toArray(String[]::new));
      return Optional.empty();
    } catch (MissingParameterException e) {
      return whole ? Optional.of(e.toString()) : Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(e.toString());
    }
  }

  private static CommandLine line() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    Console console =
        new Console(nowhere, nowhere, new Terminal(false, false, false, 80), Map.of());
    return Commands.line(console, InputStream.nullInputStream(), HeadStart.none());
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents =
        new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    for (String directory : List.of("docs", "examples")) {
      try (Stream<Path> files = Files.walk(Path.of(directory))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    return documents;
  }

  private static List<Shown> commandsIn(Path document, List<String> lines) {
    List<Shown> commands = new ArrayList<>();
    boolean code = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.strip().startsWith("```")) {
        code = !code;
        continue;
      }
      int number = i + 1;
      if (!code) {
        Matcher inline = INLINE.matcher(line);
        while (inline.find()) {
          add(commands, new Shown(document, number, inline.group(1).strip(), false));
        }
        continue;
      }
      Matcher command = COMMAND.matcher(line);
      if (command.matches()) {
        StringBuilder text = new StringBuilder(command.group(1).strip());
        while (text.charAt(text.length() - 1) == '\\') {
          i++;
          text.setLength(text.length() - 1);
          text.append(lines.get(i).strip());
        }
        add(commands, new Shown(document, number, text.toString(), true));
      }
    }
    return commands;
  }

  /** Unless it stands for any of them. */
  private static void add(List<Shown> commands, Shown shown) {
    if (!PLACEHOLDER.matcher(shown.text()).find()) {
      commands.add(shown);
    }
  }

  /** The words of one command, up to where the shell would begin with something else. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word =
        Pattern.compile("\\s*(?:\"([^\"]*)\"|'([^']*)'|((?:[^\\s\"'#|&<>;]|(?<=\\S)#)+)|(.))")
            .matcher(line);
    while (word.find()) {
      if (word.group(4) != null) {
        break;
      }
      for (int group = 1; group <= 3; group++) {
        if (word.group(group) != null) {
          words.add(word.group(group));
        }
      }
    }
    return words;
  }
}
