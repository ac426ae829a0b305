package news.copydesk.bench;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether HotSpot compiles methods of over 8,000 bytes of bytecode. By default it does not, and
 * interprets two thirds of the work of CoreNLP's CRFs ({@code NERFeatureFactory.featuresC}) and the
 * tokenizer's lexer; our launcher says that it should. So CoreNLP's speed depends on it most.
 */
public enum LargeMethods {
  /** As our launcher runs Java. */
  COMPILED("large methods compiled, as by the launcher (-XX:-DontCompileHugeMethods)"),
  /** As users of CoreNLP run Java, unless they know of the flag. */
  INTERPRETED("a JVM's defaults: large methods interpreted (-XX:+DontCompileHugeMethods)"),
  /** No HotSpot. */
  UNKNOWN("a JVM without DontCompileHugeMethods");

  static final String INTERPRET = "-XX:+DontCompileHugeMethods";

  private final String text;

  LargeMethods(String text) {
    this.text = text;
  }

  /** As this JVM treats them. */
  public static LargeMethods here() {
    HotSpotDiagnosticMXBean options =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (options == null) {
      return UNKNOWN;
    }
    try {
      String value = options.getVMOption("DontCompileHugeMethods").getValue();
      return Boolean.parseBoolean(value) ? INTERPRETED : COMPILED;
    } catch (IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
