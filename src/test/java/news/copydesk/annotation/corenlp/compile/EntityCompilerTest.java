package news.copydesk.annotation.corenlp.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.annotation.corenlp.CoreNlpLoader;
import news.copydesk.annotation.corenlp.TestModels;
import news.copydesk.annotation.corenlp.compile.EntityCompiler.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityCompilerTest {

  @TempDir private Path directory;

  @Test
  void copiesWhatTheCacheHoldsOfTheseCrfsAndThenHasNothingToDo() throws IOException {
    Path models = directory.resolve("models");
    Path cache = directory.resolve("cache");
    linkCrfs(models);
    Path built = CompiledLoader.file(TestModels.DIRECTORY);
    String hash = TestModels.tagger().description().sha256().orElseThrow();
    Path cached = cache.resolve(hash).resolve(built.getFileName());
    Files.createDirectories(cached.getParent());
    Files.copy(built, cached);

    EntityCompiler compiler = new EntityCompiler(models);

    assertThat(compiler.compileOnce(cache)).isEqualTo(Result.FROM_CACHE);
    assertThat(compiler.target()).hasSameBinaryContentAs(built);
    assertThat(compiler.compileOnce(cache)).isEqualTo(Result.UP_TO_DATE);
  }

  private static void linkCrfs(Path models) throws IOException {
    Path here = models.resolve(CoreNlpLoader.NAME);
    Files.createDirectories(models);
    Files.createSymbolicLink(
        here, TestModels.DIRECTORY.resolve(CoreNlpLoader.NAME).toAbsolutePath());
  }
}
