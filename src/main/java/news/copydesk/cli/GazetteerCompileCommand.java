package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.annotation.gazetteer.CompiledGazetteer;
import news.copydesk.annotation.gazetteer.EntryFile;
import news.copydesk.annotation.gazetteer.GazetteerCompiler;
import news.copydesk.annotation.gazetteer.TsvReader;
import news.copydesk.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles gazetteers. */
@Command(
    name = "compile",
    description =
        "Compile TSV files (docs/gazetteer.md; plain or .gz) into the one file that gazetteer.file"
            + " names. Names each bad line and goes on.",
    footer = {
      "%nExample:",
      "  copydesk gazetteer compile cities.tsv schools.tsv --out local.gaz",
      "%nExit code: 0 all compiled; 4 some lines were bad, and the good ones are compiled."
    })
final class GazetteerCompileCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "TSV files.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "The compiled file; replaced if it is there.")
  private Path out = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "gazetteer",
      description = "The gazetteer's name in the provenance of articles.")
  private String name = "gazetteer";

  @Option(
      names = "--release",
      paramLabel = "VERSION",
      defaultValue = "1",
      description = "Its version there.")
  private String release = "1";

  GazetteerCompileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    GazetteerCompiler compiler = new GazetteerCompiler();
    EntryLines lines;
    try (Progress progress = console.progress("reading", "entries")) {
      lines = new EntryLines(progress, compiler::add);
      for (Path file : files) {
        EntryFile.read(file, new TsvReader(), lines.of(file.toString()));
      }
    }
    CompiledGazetteer compiled = compiler.compile(name, release);
    String sha256 = compiled.write(out);
    console
        .out()
        .println(
            "compiled %d entries, bad lines %d: %s, %d bytes, content SHA-256 %s"
                .formatted(lines.good(), lines.bad(), out, Files.size(out), sha256));
    return lines.exitCode();
  }
}
