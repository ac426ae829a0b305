package news.copydesk.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import news.copydesk.app.RegistryAccess;
import news.copydesk.registry.cache.ModelCache;
import news.copydesk.registry.store.WritableStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Frees space. */
@Command(
    name = "cleanup",
    description =
        "Evict from this host's cache what was used least recently, down to models.cache-size, and"
            + " delete what interrupted registrations have left. What a process holds stays.",
    footer = {"%nExample:", "  copydesk models cleanup", "  copydesk models cleanup --all"})
final class ModelsCleanupCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Option(names = "--all", description = "Evict all that no process holds.")
  private boolean all;

  ModelsCleanupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RegistryAccess access = registry.open(console);
    ModelCache cache = access.cache();
    long before = cache.bytes();
    long after = cache.shrinkTo(all ? 0 : access.config().cache().mostBytes());
    Optional<WritableStore> store = access.writable();
    int leftovers = store.isPresent() ? store.get().cleanUp() : 0;
    console
        .out()
        .println(
            registry.json()
                ? ModelJson.line(
                    node ->
                        node.put("freedBytes", before - after)
                            .put("cacheBytes", after)
                            .put("leftovers", leftovers))
                : "freed %,d bytes; %,d bytes stay; deleted %d leftovers of registrations"
                    .formatted(before - after, after, leftovers));
    return ExitCode.OK;
  }
}
