package news.copydesk.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.model.ModelLoadException;
import news.copydesk.registry.cache.LocalModel;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;

/**
 * Lets a version prove itself before it serves: it is warmed up, then annotates its own golden
 * articles on as many threads as it will serve. Each thread must find enough: CoreNLP has shipped
 * settings under which parallel annotation tags nothing at all, without an error.
 *
 * @see <a href="https://github.com/stanfordnlp/CoreNLP/issues/851">CoreNLP issue 851</a>
 */
public final class GoldenGate {

  /** The manifest's label that names the file of golden articles. */
  public static final String ARTICLES = "golden";

  /** The manifest's label with the least F1 over them, 0 to 1; 0 where there is none. */
  public static final String LEAST_F1 = "golden-f1";

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Document WARM_UP =
      new Document(
          "warm-up",
          "",
          "Lisbon mayor Ana Souza opens bridge",
          "The mayor of Lisbon, Ana Souza, opened a bridge over the Tagus on Monday. Siemens built"
              + " it for 12 million dollars, the city of Porto paid a tenth. \"A good day,\" she"
              + " said.",
          Optional.of("en"));

  private final int threads;

  /**
   * @param threads how many will annotate at once in service
   */
  public GoldenGate(int threads) {
    this.threads = threads;
  }

  /**
   * Returns if the version may serve.
   *
   * @param candidate without guards, so that what goes wrong shows
   * @throws ModelLoadException saying why not
   */
  void check(Annotator candidate, Optional<LocalModel> local) {
    candidate.annotate(WARM_UP, Deadline.after(LIMIT));
    Map<String, String> labels =
        local.map(files -> Map.copyOf(files.manifest().manifest().labels())).orElse(Map.of());
    if (local.isEmpty() || !labels.containsKey(ARTICLES)) {
      return;
    }
    Manifest manifest = local.get().manifest().manifest();
    List<GoldenArticle> articles =
        GoldenArticle.read(local.get().directory().resolve(file(manifest)));
    double least = least(manifest);
    // The first time through warms up what the articles need; the others count, at once.
    examine(candidate, articles);
    for (Agreement agreement : atOnce(() -> examine(candidate, articles))) {
      judge(manifest, agreement, least);
    }
  }

  private static void judge(Manifest manifest, Agreement agreement, double least) {
    if (agreement.found() == 0 && agreement.expected() > 0) {
      throw new ModelLoadException(
          "%s finds nothing at all in its golden articles, where it should find %d; it is not loaded as it was made"
              .formatted(manifest.id(), agreement.expected()));
    }
    if (agreement.f1() < least) {
      throw new ModelLoadException(
          "%s has F1 %.3f on its golden articles, below its %s of %.3f; register a better version"
              .formatted(manifest.id(), agreement.f1(), LEAST_F1, least));
    }
  }

  private static Agreement examine(Annotator candidate, List<GoldenArticle> articles) {
    Agreement agreement = Agreement.NONE;
    for (GoldenArticle article : articles) {
      Annotations found = candidate.annotate(article.document(), Deadline.after(LIMIT));
      for (Outcome outcome : found.outcomes()) {
        if (outcome.status() == Status.TIMED_OUT || outcome.status() == Status.FAILED) {
          throw new ModelLoadException(
              "golden article %s: %s"
                  .formatted(article.document().id(), outcome.reason().orElse("")));
        }
      }
      agreement = agreement.and(article.findings(found), article.expected());
    }
    return agreement;
  }

  private <T> List<T> atOnce(Callable<T> work) {
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "copydesk-gate");
              thread.setDaemon(true);
              thread.setPriority(Thread.MIN_PRIORITY);
              return thread;
            });
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(executor.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new ModelLoadException("golden articles: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelLoadException("interrupted at the golden articles", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private static String file(Manifest manifest) {
    String path = String.valueOf(manifest.labels().get(ARTICLES));
    if (manifest.files().stream().map(ModelFile::path).noneMatch(path::equals)) {
      throw new ModelLoadException(
          "%s names golden articles that are none of its files: %s; register it anew with them"
              .formatted(manifest.id(), path));
    }
    return path;
  }

  private static double least(Manifest manifest) {
    String text = manifest.labels().getOrDefault(LEAST_F1, "0");
    try {
      double least = Double.parseDouble(text);
      if (least >= 0 && least <= 1) {
        return least;
      }
    } catch (NumberFormatException e) {
      // The same answer as for a number that is none of F1's.
    }
    throw new ModelLoadException(
        "%s has the label %s=%s, which is no number from 0 to 1"
            .formatted(manifest.id(), LEAST_F1, text));
  }
}
