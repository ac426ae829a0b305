package news.copydesk.registry.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;

/** A manifest as JSON (docs/models.md lists the members). */
final class ManifestJson {

  private static final long FORMAT = 1;

  private ManifestJson() {}

  static ObjectNode write(Manifest manifest) {
    ObjectNode root = StrictJson.empty();
    root.put("format", FORMAT);
    root.put("name", manifest.name());
    root.put("version", manifest.version().toString());
    root.put("kind", manifest.kind().text());
    root.put("created", manifest.created().toString());
    ArrayNode files = root.putArray("files");
    for (ModelFile file : manifest.files()) {
      files
          .addObject()
          .put("path", file.path())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    write(manifest.lineage(), root.putObject("lineage"));
    write(manifest.metrics(), root.putObject("metrics"));
    write(manifest.labels(), root.putObject("labels"));
    ObjectNode requires = root.putObject("requires");
    manifest.requires().program().ifPresent(v -> requires.put("program", v.toString()));
    manifest.requires().memoryBytes().ifPresent(bytes -> requires.put("memoryBytes", bytes));
    return root;
  }

  private static void write(Lineage lineage, ObjectNode node) {
    ArrayNode data = node.putArray("data");
    lineage.data().forEach(data::add);
    lineage.licence().ifPresent(text -> node.put("licence", text));
    lineage.parent().ifPresent(version -> node.put("parent", version.toString()));
    lineage.command().ifPresent(text -> node.put("command", text));
  }

  private static void write(Map<String, String> texts, ObjectNode node) {
    texts.forEach(node::put);
  }

  /**
   * Reads a manifest without its signature.
   *
   * @param where for messages
   * @throws IntegrityException if a member is missing, unknown or not what it should be
   */
  static Manifest read(ObjectNode root, String where) {
    Fields fields = new Fields(root, where);
    long format = fields.number("format");
    if (format != FORMAT) {
      throw new IntegrityException(
          "%s has format %d, and this Copydesk reads %d; use a newer Copydesk"
              .formatted(where, format, FORMAT));
    }
    try {
      return read(fields);
    } catch (IntegrityException e) {
      throw e;
    } catch (RegistryException | ArithmeticException e) {
      throw new IntegrityException(where + ": " + e.getMessage(), e);
    }
  }

  private static Manifest read(Fields fields) {
    List<ModelFile> files = new ArrayList<>();
    for (Fields file : fields.objects("files")) {
      files.add(new ModelFile(file.text("path"), file.number("bytes"), file.text("sha256")));
      file.end();
    }
    Manifest manifest =
        new Manifest(
            fields.text("name"),
            SemanticVersion.parse(fields.text("version")),
            ModelKind.parse(fields.text("kind")),
            files,
            fields.time("created"),
            lineage(fields.object("lineage")),
            texts(fields.object("metrics")),
            texts(fields.object("labels")),
            requirements(fields.object("requires")));
    fields.end();
    return manifest;
  }

  private static Lineage lineage(Fields fields) {
    Lineage lineage =
        new Lineage(
            fields.texts("data"),
            fields.optionalText("licence"),
            fields.optionalText("parent").map(SemanticVersion::parse),
            fields.optionalText("command"));
    fields.end();
    return lineage;
  }

  private static Requirements requirements(Fields fields) {
    Optional<SemanticVersion> program = fields.optionalText("program").map(SemanticVersion::parse);
    OptionalLong memory = fields.optionalNumber("memoryBytes");
    fields.end();
    return new Requirements(program, memory);
  }

  private static SortedMap<String, String> texts(Fields fields) {
    return fields.allTexts();
  }
}
