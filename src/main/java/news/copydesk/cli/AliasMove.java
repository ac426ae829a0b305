package news.copydesk.cli;

import java.io.IOException;
import java.util.Optional;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.ledger.Author;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What commands that move an alias have in common. */
final class AliasMove {

  @Option(
      names = "--expect",
      paramLabel = "VERSION",
      description = "Move it only if it stands there now; none for nowhere.")
  private @Nullable String expect;

  /** Moves the alias, from where it stands now if nothing else was expected; says so. */
  String run(RegistryEditor editor, ModelReference to, String alias, Author author)
      throws IOException {
    SemanticVersion version = editor.registry().find(to).manifest().version();
    Optional<SemanticVersion> from =
        editor.move(to.model(), alias, version, expected(editor, to.model(), alias), author);
    return "%s of %s: %s -> %s"
        .formatted(alias, to.model(), from.map(SemanticVersion::toString).orElse("none"), version);
  }

  /** Where the alias should stand: where the user says, or where it stands. */
  Optional<SemanticVersion> expected(RegistryEditor editor, String model, String alias)
      throws IOException {
    if (expect == null) {
      return Optional.ofNullable(editor.registry().ledger(model).aliases().get(alias));
    }
    return expect.equals("none") ? Optional.empty() : Optional.of(parsed(expect));
  }

  private static SemanticVersion parsed(String text) {
    return new VersionConverter().convert(text);
  }
}
