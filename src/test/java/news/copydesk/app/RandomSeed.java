package news.copydesk.app;

import java.util.Random;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A seed that is different each time and that a failure tells; {@code -Dcopydesk.seed=…} repeats
 * it.
 */
final class RandomSeed implements TestExecutionExceptionHandler {

  private final long seed = Long.getLong("copydesk.seed", System.nanoTime());

  /** A source of random numbers of its own. */
  Random random() {
    return new Random(seed);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    failure.addSuppressed(new IllegalStateException("repeat with -Dcopydesk.seed=" + seed));
    System.err.println(context.getDisplayName() + " failed with -Dcopydesk.seed=" + seed);
    throw failure;
  }
}
