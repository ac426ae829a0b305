package news.copydesk.registry.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** What is measured of one model's way into the cache. */
public final class DownloadMeters implements DownloadListener {

  private final Counter bytes;
  private final Counter files;
  private final Counter retries;
  private final Counter failures;
  private final Counter hits;
  private final AtomicLong running = new AtomicLong();
  private final AtomicLong expected = new AtomicLong();

  /**
   * @param model its name in the registry
   */
  public DownloadMeters(MeterRegistry registry, String model) {
    this.bytes = counter(registry, model, "bytes", "Bytes of models fetched");
    this.files = counter(registry, model, "files", "Files of models fetched whole");
    this.retries =
        counter(registry, model, "retries", "Times that a file was broken off and went on");
    this.failures = counter(registry, model, "failures", "Versions that could not be had");
    this.hits =
        Counter.builder("model_cache_hits")
            .description("Versions that this host had already, and were verified")
            .tag("model", model)
            .register(registry);
    Gauge.builder("model_downloads_in_progress", running, AtomicLong::get)
        .description("Versions that this process is fetching")
        .tag("model", model)
        .register(registry);
    Gauge.builder("model_download_remaining_bytes", expected, AtomicLong::get)
        .description("Bytes that are still to come of what is being fetched")
        .tag("model", model)
        .register(registry);
  }

  private static Counter counter(
      MeterRegistry registry, String model, String name, String description) {
    return Counter.builder("model_download_" + name)
        .description(description)
        .tag("model", model)
        .register(registry);
  }

  @Override
  public void expect(long more) {
    expected.addAndGet(more);
  }

  @Override
  public void advance(long more) {
    bytes.increment(more);
    resume(more);
  }

  /** Is not fetched, but no longer to come. */
  @Override
  public void resume(long more) {
    expected.updateAndGet(now -> Math.max(0, now - more));
  }

  @Override
  public void present() {
    hits.increment();
  }

  @Override
  public void begin() {
    running.incrementAndGet();
  }

  @Override
  public void fileWhole() {
    files.increment();
  }

  @Override
  public void again() {
    retries.increment();
  }

  @Override
  public void end() {
    running.decrementAndGet();
    expected.set(0);
  }

  @Override
  public void failed() {
    failures.increment();
  }
}
