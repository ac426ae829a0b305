package news.copydesk.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of docs/bad-input.md and of docs/model-attacks.md names tests that exist, by source. */
class BadInputTableTest {

  private static final List<Path> TABLES =
      List.of(Path.of("docs", "bad-input.md"), Path.of("docs", "model-attacks.md"));
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Pattern ANNOTATION =
      Pattern.compile("^  @(Test|ParameterizedTest|RepeatedTest)\\b", Pattern.MULTILINE);
  private static final Pattern REFERENCE = Pattern.compile("`([\\w.]+)#(\\w+)`");

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyRowNamesItsTests(String row) throws IOException {
    List<String> cells = List.of(row.split("\\s*\\|\\s*", -1));
    assertThat(cells).as("| input | result | where it is tested |").hasSize(5);
    assertThat(cells.subList(1, 4)).noneMatch(String::isBlank);

    Matcher reference = REFERENCE.matcher(cells.get(3));
    int references = 0;
    while (reference.find()) {
      references++;
      assertTest(reference.group(1), reference.group(2));
    }

    assertThat(references).as("tests of %s", cells.get(1)).isPositive();
  }

  @Test
  void isNotEmpty() throws IOException {
    assertThat(rows(TABLES.get(0))).hasSizeGreaterThan(25);
    assertThat(rows(TABLES.get(1))).hasSizeGreaterThan(25);
  }

  private static void assertTest(String type, String method) throws IOException {
    Path source = TESTS.resolve(type.replace('.', '/') + ".java");
    assertThat(source).exists();
    String code = Files.readString(source);
    int at = code.indexOf("  void " + method + "(");
    assertThat(at).as("%s#%s", type, method).isPositive();
    // Members are separated by blank lines, so this is the method's comment and annotations.
    String before = code.substring(code.lastIndexOf("\n\n", at), at);
    assertThat(before).as("%s#%s", type, method).containsPattern(ANNOTATION);
  }

  static Stream<String> rows() throws IOException {
    return Stream.concat(rows(TABLES.get(0)), rows(TABLES.get(1)));
  }

  private static Stream<String> rows(Path table) throws IOException {
    return Files.readAllLines(table).stream().filter(line -> line.startsWith("|")).skip(2);
  }
}
