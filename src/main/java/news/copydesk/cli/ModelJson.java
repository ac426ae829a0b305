package news.copydesk.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.Consumer;
import news.copydesk.registry.ledger.Entry;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.SignedManifest;

/** Lines of JSON about models, for machines; what is not ASCII is escaped. */
final class ModelJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ModelJson() {}

  static String version(SignedManifest signed, Collection<String> aliases) {
    Manifest manifest = signed.manifest();
    return line(
        node -> {
          node.put("model", manifest.name());
          node.put("version", manifest.version().toString());
          node.put("kind", manifest.kind().text());
          node.put("created", manifest.created().toString());
          node.put("bytes", manifest.bytes());
          node.put("manifest", signed.sha256());
          signed.keyId().ifPresent(key -> node.put("key", key));
          node.set("aliases", JSON.valueToTree(aliases));
          manifest
              .files()
              .forEach(
                  file ->
                      node.withArray("files")
                          .addObject()
                          .put("path", file.path())
                          .put("bytes", file.bytes())
                          .put("sha256", file.sha256()));
          node.set("metrics", JSON.valueToTree(manifest.metrics()));
          node.set("labels", JSON.valueToTree(manifest.labels()));
          ObjectNode lineage = node.putObject("lineage");
          lineage.set("data", JSON.valueToTree(manifest.lineage().data()));
          manifest.lineage().licence().ifPresent(text -> lineage.put("licence", text));
          manifest.lineage().parent().ifPresent(v -> lineage.put("parent", v.toString()));
          manifest.lineage().command().ifPresent(text -> lineage.put("command", text));
          ObjectNode requires = node.putObject("requires");
          manifest.requires().program().ifPresent(v -> requires.put("program", v.toString()));
          manifest.requires().memoryBytes().ifPresent(b -> requires.put("memoryBytes", b));
        });
  }

  static String entry(String model, Entry entry) {
    return line(
        node -> {
          node.put("model", model);
          node.put("at", entry.author().at().toString());
          node.put("by", entry.author().by());
          node.put("action", entry.action().text());
          entry.alias().ifPresent(alias -> node.put("alias", alias));
          entry.from().ifPresent(version -> node.put("from", version.toString()));
          entry.to().ifPresent(version -> node.put("to", version.toString()));
          node.put("why", entry.author().why());
        });
  }

  static String line(Consumer<ObjectNode> members) {
    ObjectNode node = JSON.createObjectNode();
    members.accept(node);
    try {
      return JSON.writer().with(JsonGenerator.Feature.ESCAPE_NON_ASCII).writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes cannot fail to be written", e);
    }
  }
}
