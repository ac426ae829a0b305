package news.copydesk.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual, as one page in the language of man(7), from what the commands say of themselves. No
 * date and no version, so that the same sources make the same bytes.
 */
final class ManPage {

  private static final String VERSION_AND_HELP = "--help --version";

  private final StringBuilder page = new StringBuilder(64 * 1024);

  private ManPage() {}

  /** The page of a command line, all its commands included. */
  static String of(CommandLine line) {
    ManPage man = new ManPage();
    man.macro("TH", "COPYDESK", "1", "", "Copydesk", "User Commands");
    man.macro("SH", "NAME");
    man.text(
        "copydesk - "
            + uncapitalised(first(line.getCommandSpec().usageMessage().description()))
                .replaceFirst("\\.$", ""));
    man.macro("SH", "SYNOPSIS");
    man.macro("B", "copydesk");
    man.text("COMMAND [OPTIONS]");
    man.macro("SH", "COMMANDS");
    commands(line).forEach((path, command) -> man.command(path, command));
    man.macro("SH", "FILES");
    man.term("copydesk.yaml", "Configuration; copydesk.example.yaml holds every key.");
    man.macro("SH", "ENVIRONMENT");
    man.term("COPYDESK_...", "Every key of the configuration, in capitals with underscores.");
    man.term("COPYDESK_CONFIG", "The configuration file, instead of ./copydesk.yaml.");
    man.term("COPYDESK_JAVA_OPTS", "Options for the JVM, for example -Xmx2g.");
    man.term("COPYDESK_CLASS_CACHE", "The directory of loaded classes, or none; see prepare.");
    man.term("JAVA_HOME", "The Java to use.");
    man.term("NO_COLOR", "If it is set, nothing is coloured.");
    man.macro("SH", "EXIT STATUS");
    man.term("0", "Done.");
    man.term("1", "Failed, or some of the work did.");
    man.term("2", "The command line was not understood.");
    man.term("3", "The configuration is wrong or the start was refused; nothing has been done.");
    man.term("4", "Some lines of the input were bad; the good ones were worked on.");
    return man.page.toString();
  }

  private static Map<String, CommandSpec> commands(CommandLine line) {
    Map<String, CommandSpec> all = new LinkedHashMap<>();
    collect("", line, all);
    return all;
  }

  private static void collect(String path, CommandLine line, Map<String, CommandSpec> to) {
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              CommandSpec spec = command.getCommandSpec();
              if (!spec.usageMessage().hidden() && !name.equals("help")) {
                String full = (path + " " + name).strip();
                to.put(full, spec);
                collect(full, command, to);
              }
            });
  }

  private void command(String path, CommandSpec command) {
    macro("SS", "copydesk " + path);
    text(String.join(" ", lines(command.usageMessage().description())));
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      if (!parameter.hidden()) {
        term(parameter.paramLabel(), String.join(" ", lines(parameter.description())));
      }
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden() && !VERSION_AND_HELP.contains(option.longestName())) {
        term(names(option), String.join(" ", lines(option.description())));
      }
    }
    List<String> footer = lines(command.usageMessage().footer());
    if (!footer.isEmpty()) {
      page.append(".PP\n.nf\n");
      footer.forEach(this::text);
      page.append(".fi\n");
    }
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
  }

  /** Without picocli's own markup, and line by line. */
  private static List<String> lines(String[] texts) {
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      String plain = Ansi.OFF.string(String.format(Locale.ROOT, text));
      lines.addAll(Arrays.asList(plain.split("\n", -1)));
    }
    lines.removeIf(String::isBlank);
    return lines;
  }

  private static String first(String[] description) {
    return String.join(" ", lines(description));
  }

  private static String uncapitalised(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private void term(String term, String meaning) {
    page.append(".TP\n");
    macro("B", term);
    text(meaning);
  }

  private void macro(String name, String... arguments) {
    page.append('.').append(name);
    for (String argument : arguments) {
      page.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    page.append('\n');
  }

  /** A line that begins with a full stop or an apostrophe would be a command. */
  private void text(String line) {
    String escaped = escaped(line);
    page.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "")
        .append(escaped)
        .append('\n');
  }

  private static String escaped(String text) {
    String roff = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
    StringBuilder ascii = new StringBuilder();
    // troff reads bytes: what is not ASCII goes by its name (groff_char(7)).
    roff.codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                ascii.append((char) c);
              } else {
                ascii.append("\\[u").append("%04X".formatted(c)).append(']');
              }
            });
    return ascii.toString();
  }
}
