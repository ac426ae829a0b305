package news.copydesk.bench;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.rollout.WantedExperiment;
import news.copydesk.rollout.WantedVersion;

/**
 * Carries articles with and without a candidate in the shadow, in turns in one run, and measures
 * what a reader notices and what the candidate sees. The turns go without, with, with, without, so
 * that a machine that gets slower, or a compiler that is not done, favours neither.
 */
public final class ShadowBench {

  /** After the shadow has come or gone, and after the rate has changed. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private final Plan plan;
  private final Map<String, String> settings;

  /**
   * What is to be done.
   *
   * @param rates articles a second, one after the other
   * @param warmUp before anything is measured
   * @param turns how often each of both is measured, at each rate
   * @param turn how long
   */
  public record Plan(List<Integer> rates, Duration warmUp, int turns, Duration turn) {

    /** Copies the rates. */
    public Plan {
      rates = List.copyOf(rates);
    }
  }

  /**
   * What was seen at one rate.
   *
   * @param rate articles a second that were sent
   * @param without the shadow
   * @param with it
   * @param candidate what it did
   */
  public record Row(int rate, Side without, Side with, Seen candidate) {}

  /**
   * What a reader saw.
   *
   * @param perSecond articles that came out, over all turns
   * @param ageP99 of each turn, in order of size: 99th percentile of milliseconds from sending to
   *     being read, committed
   * @param workP99 of each turn, in order of size: 99th percentile of microseconds in the
   *     annotators
   */
  public record Side(double perSecond, List<Long> ageP99, List<Long> workP99) {

    /** The middle one; of an even number the better one of the two. */
    public static long median(List<Long> sorted) {
      return sorted.get((sorted.size() - 1) / 2);
    }
  }

  /**
   * What was seen.
   *
   * @param sent articles, in the whole run
   * @param read what came out
   */
  public record Result(long sent, SwapReader.Counts read, List<Row> rows) {

    /** Whether every article came out once, and was the live version's work. */
    public boolean exactlyOnce() {
      return read.exactlyOnce(sent) && read.byVersion().size() == 1;
    }
  }

  /**
   * What the candidate has done, of the meters of the process.
   *
   * @param shadowed articles that it worked on to the end
   * @param dropped articles that it had no time for
   * @param failed articles on which it failed
   */
  public record Seen(long shadowed, long dropped, long failed) {

    Seen minus(Seen before) {
      return new Seen(shadowed - before.shadowed, dropped - before.dropped, failed - before.failed);
    }

    Seen plus(Seen more) {
      return new Seen(shadowed + more.shadowed, dropped + more.dropped, failed + more.failed);
    }
  }

  /**
   * @param settings of the configuration, over the benchmark's own
   */
  public ShadowBench(Plan plan, Map<String, String> settings) {
    this.plan = plan;
    this.settings = Map.copyOf(settings);
  }

  /**
   * Does all of it.
   *
   * @param versions the live one and the candidate, to be registered
   * @param turned told after each turn
   */
  public Result run(List<NewVersion> versions, LongConsumer turned)
      throws IOException, InterruptedException {
    return Stage.with(settings, plan.rates().get(0), versions, stage -> measure(stage, turned));
  }

  private Result measure(Stage stage, LongConsumer turned) throws InterruptedException {
    Waiting.pause(plan.warmUp());
    stage.load().rate(0);
    catchUp(stage);
    List<Seen> seen = new ArrayList<>();
    for (int rate : plan.rates()) {
      stage.load().rate(rate);
      Seen all = new Seen(0, 0, 0);
      for (int turn = 0; turn < plan.turns(); turn++) {
        if (turn % 2 == 0) {
          without(stage, name(rate, "without", turn));
          all = all.plus(with(stage, name(rate, "with", turn)));
        } else {
          all = all.plus(with(stage, name(rate, "with", turn)));
          without(stage, name(rate, "without", turn));
        }
        turned.accept(1);
      }
      seen.add(all);
      stage.load().rate(0);
      catchUp(stage);
    }
    long sent = stage.load().stop();
    SwapReader.Counts counts = stage.reader().await(sent, Stage.LIMIT);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      int rate = plan.rates().get(i);
      rows.add(
          new Row(rate, side(counts, rate, "without"), side(counts, rate, "with"), seen.get(i)));
    }
    return new Result(sent, counts, List.copyOf(rows));
  }

  private Side side(SwapReader.Counts counts, int rate, String side) {
    long articles = 0;
    List<Long> ages = new ArrayList<>();
    List<Long> works = new ArrayList<>();
    for (int turn = 0; turn < plan.turns(); turn++) {
      SwapReader.Stretch stretch = counts.during(name(rate, side, turn));
      articles += stretch.articles();
      ages.add(stretch.ageP99());
      works.add(stretch.workP99());
    }
    double seconds = plan.turn().multipliedBy(plan.turns()).toMillis() / 1e3;
    return new Side(
        articles / seconds, ages.stream().sorted().toList(), works.stream().sorted().toList());
  }

  private void without(Stage stage, String name) throws InterruptedException {
    WantedVersion live = stage.versions().get(0);
    stage.control().takeBack(WantedExperiment.keyOf(live.model()));
    stage.awaitLoaded(live);
    turn(stage, name);
  }

  private Seen with(Stage stage, String name) throws InterruptedException {
    WantedVersion candidate = stage.versions().get(1);
    stage.control().say(WantedExperiment.shadow(candidate, "bench", Clock.systemUTC().instant()));
    stage.awaitLoaded(stage.versions().get(0), candidate);
    return turn(stage, name);
  }

  private Seen turn(Stage stage, String name) throws InterruptedException {
    Waiting.pause(SETTLE);
    Seen before = seen(stage);
    stage.reader().enter(name);
    Waiting.pause(plan.turn());
    stage.reader().enter(SwapReader.OTHER);
    return seen(stage).minus(before);
  }

  private static String name(int rate, String side, int turn) {
    return rate + " " + side + " " + turn;
  }

  private static Seen seen(Stage stage) {
    return new Seen(
        sum(stage, "shadow_articles"), sum(stage, "shadow_dropped"), sum(stage, "shadow_failed"));
  }

  private static long sum(Stage stage, String counter) {
    return (long)
        stage.instance().meters().find(counter).counters().stream()
            .mapToDouble(Counter::count)
            .sum();
  }

  /** A backlog that one rate has left is not the next one's. */
  private static void catchUp(Stage stage) throws InterruptedException {
    long read = -1;
    while (stage.reader().distinct() > read && stage.reader().distinct() < stage.load().sent()) {
      read = stage.reader().distinct();
      Waiting.pause(SETTLE);
    }
  }
}
