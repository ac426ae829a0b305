package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ManCommandTest {

  @Test
  void tellsOfEveryCommandAndItsOptions() {
    String page = page();

    assertThat(page)
        .startsWith(".TH \"COPYDESK\" \"1\"")
        .contains(".SS \"copydesk tail\"", ".SS \"copydesk dead\\-letters redrive\"")
        .contains(".B \"\\-\\-from\\-beginning\"")
        .contains(".SH \"EXIT STATUS\"")
        .doesNotContain("${", "%n", "@|", "copydesk help");
  }

  @Test
  void noLineOfTextIsTakenForACommandOfRoff() {
    List<String> commands = List.of("TH", "SH", "SS", "TP", "B", "PP", "nf", "fi");

    assertThat(page().lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
        .allMatch(line -> commands.contains(line.substring(1).replaceFirst(" .*", "")));
  }

  @Test
  void groffFormatsItWithoutAWarning() throws Exception {
    Path groff = Path.of("/usr/bin/groff");
    assumeThat(groff).as("needs groff").exists();
    Process process = new ProcessBuilder(groff.toString(), "-man", "-Tutf8", "-ww", "-z").start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(page().getBytes(StandardCharsets.UTF_8));
    }

    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
  }

  private static String page() {
    Shell shell = Shell.plain();
    assertThat(shell.run("man")).isEqualTo(ExitCode.OK);
    return shell.out();
  }
}
