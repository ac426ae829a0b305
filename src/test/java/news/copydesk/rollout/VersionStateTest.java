package news.copydesk.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.util.zip.ZipException;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.ModelLoadException;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.rollout.VersionState.Cause;
import news.copydesk.rollout.VersionState.Failure;
import org.junit.jupiter.api.Test;

class VersionStateTest {

  @Test
  void whatVerificationFindsIsAMatterOfIntegrityAlsoAtOpen() {
    assertThat(cause(new IntegrityException("has SHA-256"))).isEqualTo(Cause.INTEGRITY);
    assertThat(cause(new DamagedModelException("is cut off"))).isEqualTo(Cause.INTEGRITY);
    assertThat(cause(opening(new EOFException()))).isEqualTo(Cause.INTEGRITY);
    assertThat(cause(opening(new ZipException("invalid block")))).isEqualTo(Cause.INTEGRITY);
    assertThat(cause(opening(new InvalidClassException("gadget")))).isEqualTo(Cause.INTEGRITY);
    assertThat(cause(opening(new IOException(new EOFException())))).isEqualTo(Cause.INTEGRITY);
  }

  @Test
  void whatCannotBeHadOrUsedIsNot() {
    assertThat(cause(new RegistryException("does not answer"))).isEqualTo(Cause.LOAD);
    assertThat(cause(new ModelLoadException("would not fit"))).isEqualTo(Cause.LOAD);
    assertThat(cause(opening(new IOException("Permission denied")))).isEqualTo(Cause.LOAD);
  }

  @Test
  void alwaysSaysSomething() {
    assertThat(Failure.of(new IllegalStateException()).error()).isEqualTo("IllegalStateException");
  }

  private static ModelLoadException opening(Exception cause) {
    return DamagedModelException.orOther("cannot be opened", cause);
  }

  private static Cause cause(RuntimeException e) {
    return Failure.of(e).cause();
  }
}
