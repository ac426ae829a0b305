package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import news.copydesk.app.ShippedModels;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.ledger.Author;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.SigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a registry with what ships. */
@Command(
    name = "init",
    description =
        "Make a registry with the models that ship, signed with a fresh key where there is none,"
            + " and stable where no alias stands yet. What is there stays.",
    footer = {
      "%nExample:",
      "  copydesk models init",
      "  copydesk models init --model-registry /srv/models --set models.key-file=/etc/copydesk.keys"
    })
final class ModelsInitCommand implements Callable<Integer> {

  private static final String STABLE = "stable";

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private ReasonOptions reason = new ReasonOptions();

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "The models to take; the distribution's (annotation.models-directory) otherwise.")
  private @Nullable Path from;

  ModelsInitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RegistryAccess access = registry.open(console);
    Path models = from == null ? registry.shipped(console) : from;
    List<NewVersion> shipped = ShippedModels.in(models);
    if (shipped.isEmpty()) {
      throw new RegistryException(
          "there are no models in %s; name the distribution's models/ with --from"
              .formatted(models.toAbsolutePath()));
    }
    RegistryEditor editor = access.editor(keys(access));
    for (NewVersion draft : shipped) {
      bringIn(editor, draft, reason.author(access));
    }
    return ExitCode.OK;
  }

  private KeyRing keys(RegistryAccess access) {
    KeyRing keys = access.config().keyRing();
    if (!keys.keys().isEmpty() || !access.config().requireSignature()) {
      return keys;
    }
    KeyRing fresh = new KeyRing(List.of(SigningKey.fresh("key-" + LocalDate.now(ZoneOffset.UTC))));
    fresh.write(access.config().keyFile());
    console
        .err()
        .println(
            "copydesk: made a key in %s; whoever has it can vouch for models: keep it, and bring it to every host that runs them"
                .formatted(access.config().keyFile().toAbsolutePath()));
    return fresh;
  }

  private void bringIn(RegistryEditor editor, NewVersion draft, Author author) throws IOException {
    String id = draft.model() + "@" + draft.version();
    Optional<Ledger> there = ledger(editor, draft.model());
    boolean known = there.filter(ledger -> ledger.knows(draft.version())).isPresent();
    if (!known) {
      editor.register(draft, author);
    }
    boolean placed = there.filter(ledger -> ledger.aliases().containsKey(STABLE)).isPresent();
    if (!placed && !known) {
      editor.move(draft.model(), STABLE, draft.version(), Optional.empty(), author);
    }
    console
        .out()
        .println(
            registry.json()
                ? ModelJson.line(node -> node.put("version", id).put("registered", !known))
                : (known ? "kept       " : "registered ") + id);
  }

  private static Optional<Ledger> ledger(RegistryEditor editor, String model) throws IOException {
    return editor.registry().models().contains(model)
        ? Optional.of(editor.registry().ledger(model))
        : Optional.empty();
  }
}
