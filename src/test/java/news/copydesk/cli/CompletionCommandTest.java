package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class CompletionCommandTest {

  @Test
  void bashCompletesCommandsAndTheirOwnCommands(@TempDir Path dir) throws Exception {
    assumeThat(Path.of("/bin/bash")).as("needs bash").exists();
    Shell shell = Shell.plain();
    assertThat(shell.run("completion")).isEqualTo(ExitCode.OK);
    Path script = Files.writeString(dir.resolve("completion"), shell.out());

    assertThat(completed(script, "dead-l")).isEqualTo("dead-letters");
    assertThat(completed(script, "dead-letters", "redr")).isEqualTo("redrive");
    assertThat(completed(script, "tail", "--fro")).isEqualTo("--from-beginning");
  }

  private static String completed(Path script, String... words) throws Exception {
    String line = "copydesk " + String.join(" ", words);
    String program =
        ". '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_copydesk; echo \"${COMPREPLY[*]}\""
            .formatted(script, line, words.length);
    Process bash =
        new ProcessBuilder("/bin/bash", "-c", program)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(bash.getInputStream().readAllBytes()).strip();
    assertThat(bash.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return answer;
  }
}
