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
    String hash = TestModels.hash();
    EntityCompiler compiler = new EntityCompiler(models);
    Path cached = compiler.cached(cache, hash, CompilerFingerprint.ofThis());
    Files.createDirectories(cached.getParent());
    Files.copy(built, cached);

    assertThat(compiler.compileOnce(cache)).isEqualTo(Result.FROM_CACHE);
    assertThat(compiler.target()).hasSameBinaryContentAs(built);
    assertThat(compiler.compileOnce(cache)).isEqualTo(Result.UP_TO_DATE);
  }

  @Test
  void takesNothingThatAnotherCompilerMadeOfTheSameCrfs() {
    String hash = TestModels.hash();
    Path built = CompiledLoader.file(TestModels.DIRECTORY);
    int compiler = CompilerFingerprint.ofThis();

    assertThat(EntityCompiler.isOf(built, hash, compiler)).isTrue();
    assertThat(EntityCompiler.isOf(built, hash, compiler + 1)).isFalse();
    EntityCompiler here = new EntityCompiler(directory);
    assertThat(here.cached(directory, hash, compiler))
        .isNotEqualTo(here.cached(directory, hash, compiler + 1));
  }

  private static void linkCrfs(Path models) throws IOException {
    Path here = models.resolve(CoreNlpLoader.NAME);
    Files.createDirectories(models);
    Files.createSymbolicLink(
        here, TestModels.DIRECTORY.resolve(CoreNlpLoader.NAME).toAbsolutePath());
  }
}
