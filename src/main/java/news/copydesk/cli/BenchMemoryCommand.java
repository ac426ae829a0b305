package news.copydesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.annotation.compiled.CompiledModel;
import news.copydesk.annotation.compiled.Labeller;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.bench.ChildProcess;
import news.copydesk.bench.MappedMemory;
import news.copydesk.config.CopydeskConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what the compiled model takes: time to open, heap, and memory of a second process. */
@Command(
    name = "memory",
    description =
        "Open the compiled model in two processes and show what it takes of each (Linux).",
    footer = {"%nExample:", "  copydesk bench memory"})
final class BenchMemoryCommand implements Callable<Integer> {

  private static final String READY = "ready";

  private final Console console;
  private final InputStream stdin;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(names = "--second", hidden = true)
  private boolean second;

  BenchMemoryCommand(Console console, InputStream stdin) {
    this.console = console;
    this.stdin = stdin;
  }

  @Override
  public Integer call() throws IOException {
    CopydeskConfig configuration = config.read(console);
    Path models = configuration.annotation().directory();
    long heap = usedHeap();
    long start = System.nanoTime();
    CompiledModel model = new CompiledLoader(models).model();
    long millis = (System.nanoTime() - start) / 1_000_000;
    Labeller labeller = model.borrow();
    labeller.label(List.of("Angela", "Merkel", "met", "Siemens", "managers", "."), new byte[6]);
    long held = usedHeap() - heap;
    if (second) {
      console.out().println(READY);
      console.out().flush();
      stdin.readAllBytes();
      model.giveBack(labeller);
      return ExitCode.OK;
    }
    String file = CompiledLoader.file(models).getFileName().toString();
    long own = ProcessHandle.current().pid();
    show("alone", MappedMemory.of(own, file));
    List<String> arguments =
        List.of("bench", "memory", "--second", "--set", "annotation.models-directory=" + models);
    try (ChildProcess other = ChildProcess.start("", List.of(), arguments)) {
      other.waitFor(READY::equals);
      show("with another", MappedMemory.of(own, file));
      show("the other", MappedMemory.of(other.pid(), file));
    }
    model.giveBack(labeller);
    start = System.nanoTime();
    new CompiledLoader(models).model();
    long again = (System.nanoTime() - start) / 1_000_000;
    console
        .out()
        .println(
            "memory: file %d bytes, opened in %d ms (again: %d ms), %d KiB of heap with a labeller"
                .formatted(Files.size(CompiledLoader.file(models)), millis, again, held / 1024));
    return ExitCode.OK;
  }

  private void show(String process, MappedMemory memory) {
    console
        .out()
        .println(
            "%s: %d KiB mapped and resident, %d shared, %d private, %d dirty"
                .formatted(
                    process,
                    memory.resident(),
                    memory.shared(),
                    memory.privately(),
                    memory.dirty()));
  }

  private static long usedHeap() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    // Twice: what the first finds unreachable may only be freed by the second.
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
