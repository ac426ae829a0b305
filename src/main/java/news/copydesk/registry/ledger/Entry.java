package news.copydesk.registry.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import news.copydesk.registry.manifest.Fields;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.StrictJson;

/**
 * One line of the ledger.
 *
 * @param action what was done
 * @param author who did it, when and why
 * @param alias the alias that moved, if one did
 * @param from where it stood before, or the version that was removed
 * @param to where it stands now, or the version that came in
 * @param manifest SHA-256 of the manifest of {@code to}, so that no other may take its place
 */
public record Entry(
    Action action,
    Author author,
    Optional<String> alias,
    Optional<SemanticVersion> from,
    Optional<SemanticVersion> to,
    Optional<String> manifest) {

  ObjectNode write() {
    ObjectNode node = StrictJson.empty();
    node.put("action", action.text());
    node.put("at", author.at().toString());
    node.put("by", author.by());
    node.put("why", author.why());
    alias.ifPresent(name -> node.put("alias", name));
    from.ifPresent(version -> node.put("from", version.toString()));
    to.ifPresent(version -> node.put("to", version.toString()));
    manifest.ifPresent(sha256 -> node.put("manifest", sha256));
    return node;
  }

  static Entry read(Fields fields, String where) {
    return new Entry(
        Action.parse(fields.text("action"), where),
        new Author(fields.text("by"), fields.time("at"), fields.text("why")),
        fields.optionalText("alias"),
        fields.optionalText("from").map(SemanticVersion::parse),
        fields.optionalText("to").map(SemanticVersion::parse),
        fields.optionalText("manifest"));
  }
}
