package news.copydesk.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaEvolutionTest {
  private static final Path SCHEMAS = Path.of("schemas");
  private static final Path RELEASED = SCHEMAS.resolve("released");

  static List<Path> released() throws IOException {
    try (Stream<Path> files = Files.walk(RELEASED)) {
      return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
    }
  }

  static List<Path> present() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("released")
  void thePresentSchemaReadsEveryReleasedVersion(Path file) throws IOException {
    Schema written = parse(file);
    Schema present = parse(SCHEMAS.resolve(file.getFileName()));

    var check = SchemaCompatibility.checkReaderWriterCompatibility(present, written);

    assertThat(check.getType())
        .as("%s: %s", file, check.getResult().getIncompatibilities())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @Test
  void everyVersionHoldsEverySchemaOfItsTime() throws IOException {
    assertThat(released()).isNotEmpty();
    assertThat(released()).map(Path::getFileName).map(Path::toString).contains("Article.avsc");
    assertThat(released())
        .map(Path::getFileName)
        .map(Path::toString)
        .contains("EnrichedArticle.avsc");
  }

  @ParameterizedTest
  @MethodSource("present")
  void everyTypeAndFieldIsDocumented(Path file) throws IOException {
    Set<String> undocumented = new LinkedHashSet<>();

    collectUndocumented(parse(file), new LinkedHashSet<>(), undocumented);

    assertThat(undocumented).isEmpty();
  }

  @Test
  void theClassesAreGeneratedFromThePresentSchemas() throws IOException {
    assertThat(fieldNames(Article.getClassSchema()))
        .isEqualTo(fieldNames(parse(SCHEMAS.resolve("Article.avsc"))));
    assertThat(fieldNames(EnrichedArticle.getClassSchema()))
        .isEqualTo(fieldNames(parse(SCHEMAS.resolve("EnrichedArticle.avsc"))));
  }

  private static List<String> fieldNames(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }

  private static void collectUndocumented(Schema schema, Set<Schema> seen, Set<String> missing) {
    switch (schema.getType()) {
      case RECORD -> {
        if (!seen.add(schema)) {
          return;
        }
        addIfBlank(schema.getDoc(), schema.getFullName(), missing);
        for (Schema.Field field : schema.getFields()) {
          addIfBlank(field.doc(), schema.getName() + "." + field.name(), missing);
          collectUndocumented(field.schema(), seen, missing);
        }
      }
      case ENUM -> addIfBlank(schema.getDoc(), schema.getFullName(), missing);
      case ARRAY -> collectUndocumented(schema.getElementType(), seen, missing);
      case MAP -> collectUndocumented(schema.getValueType(), seen, missing);
      case UNION -> schema.getTypes().forEach(type -> collectUndocumented(type, seen, missing));
      default -> {}
    }
  }

  private static void addIfBlank(String doc, String name, Set<String> missing) {
    if (doc == null || doc.isBlank()) {
      missing.add(name);
    }
  }

  private static Schema parse(Path file) throws IOException {
    return new Schema.Parser().parse(Files.readString(file));
  }
}
