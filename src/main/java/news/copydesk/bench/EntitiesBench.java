package news.copydesk.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.corenlp.CoreNlpTagger;
import news.copydesk.annotation.corenlp.LabelComparison;
import news.copydesk.annotation.corenlp.TokenCount;
import news.copydesk.annotation.entity.Sentence;

/**
 * CoreNLP's CRFs and the compiled ones over the same texts, in turn, in one thread. Time is the
 * thread's own, by the processor's clock: others on the machine count less, and the collector,
 * which works in another thread, and mostly for CoreNLP, does not count.
 */
public final class EntitiesBench {

  private static final String ENTITIES = "entities";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LabelComparison taggers;
  private long tokens;
  private long names;
  private final long[] tokenizer = new long[2];
  private final long[] crfs = new long[2];

  /**
   * @param taggers both, loaded
   */
  public EntitiesBench(LabelComparison taggers) {
    this.taggers = taggers;
  }

  /** Tags a text with both, without counting it. */
  public void warmUp(String text) {
    names += time(taggers.corenlp(), text, new long[2]);
    names += time(taggers.compiled(), text, new long[2]);
  }

  /** Tags a text with the compiled CRFs, without counting it: they are ready much later. */
  public void warmUpCompiled(String text) {
    names += time(taggers.compiled(), text, new long[2]);
  }

  /**
   * Tags texts with both, and counts. A block of them at a time: whoever comes second finds in the
   * processor's caches what the first has left there, and in production nobody alternates.
   */
  public void measure(List<String> block) {
    long found = 0;
    long again = 0;
    long[] times = new long[2];
    for (String text : block) {
      tokens += TokenCount.of(text);
      found += time(taggers.corenlp(), text, times);
      tokenizer[0] += times[0];
      crfs[0] += times[1];
    }
    for (String text : block) {
      again += time(taggers.compiled(), text, times);
      tokenizer[1] += times[0];
      crfs[1] += times[1];
    }
    if (found != again) {
      throw new IllegalStateException(
          "CoreNLP found " + found + " names and the compiled CRFs " + again + " in one block");
    }
    names += found;
  }

  private static long time(CoreNlpTagger tagger, String text, long[] times) {
    long start = THREADS.getCurrentThreadCpuTime();
    List<Sentence> sentences = tagger.sentences(text);
    long middle = THREADS.getCurrentThreadCpuTime();
    long found = 0;
    for (Sentence sentence : sentences) {
      found += sentence.names().size();
    }
    long end = THREADS.getCurrentThreadCpuTime();
    times[0] = middle - start;
    times[1] = end - middle;
    return found;
  }

  /**
   * What comes out in a JVM of its own that has a JVM's defaults.
   *
   * @param models the directory that holds all models
   * @param warmUp articles that both see before anything counts
   * @return as {@link #lines()}
   */
  public static List<String> withJvmDefaults(Selection articles, Path models, int warmUp)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bench",
                "entities",
                "--one-jvm",
                "--warm-up",
                Integer.toString(warmUp),
                "--set",
                "annotation.models-directory=" + models));
    arguments.addAll(articles.arguments());
    List<String> lines = new ArrayList<>();
    try (ChildProcess child = ChildProcess.start("", List.of(LargeMethods.INTERPRET), arguments)) {
      child.waitFor(
          line -> {
            lines.add(line);
            return line.startsWith(ENTITIES + ":");
          });
    }
    return lines;
  }

  /** What came out, as lines for people; the last is the CRFs alone. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("With " + LargeMethods.here() + ":");
    lines.add("%d tokens, %d names in all rounds".formatted(tokens, names));
    lines.add(line("tokenizer", tokenizer[0], tokenizer[1]));
    lines.add(line("tokenizer + CRFs", tokenizer[0] + crfs[0], tokenizer[1] + crfs[1]));
    lines.add(line(ENTITIES, crfs[0], crfs[1]));
    return lines;
  }

  private String line(String stage, long corenlp, long compiled) {
    return "%s: corenlp %d tokens/s, compiled %d tokens/s, ratio %.1f"
        .formatted(stage, perSecond(corenlp), perSecond(compiled), (double) corenlp / compiled);
  }

  private long perSecond(long nanos) {
    return Math.round(tokens * 1e9 / nanos);
  }
}
