package news.copydesk.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.experiment.Experiments;
import news.copydesk.experiment.ShadowSettings;
import news.copydesk.experiment.ShadowTopic;
import news.copydesk.experiment.TrialState;
import news.copydesk.model.ModelEpoch;
import news.copydesk.rollout.ControlReader;
import news.copydesk.rollout.InstanceStatus;
import news.copydesk.rollout.ModelSeat;
import news.copydesk.rollout.Rollout;
import news.copydesk.rollout.RolloutOptions;
import news.copydesk.rollout.StatusPublisher;
import news.copydesk.rollout.VersionState;
import news.copydesk.streams.BrokerUnavailableException;
import news.copydesk.streams.TopicCheck;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of an instance: what the control topic says is read before the first one is loaded,
 * followed as long as it runs, and what runs is told on the status topic.
 */
final class ModelService implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ModelService.class);

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final CopydeskConfig config;
  private final LoadPart load;
  private final Supplier<String> phase;
  private final int port;
  private final Runnable listener;
  private final Instant startedAt = Instant.now();
  private final String host = hostName();
  private final AnnotatorChain chain;
  private final Rollout rollout;
  private final ShadowTopic findings;
  private final Experiments experiments;
  private final ControlReader control;
  private final CloseStack open = new CloseStack();
  private volatile @Nullable StatusPublisher publisher;

  /**
   * Nothing is read, loaded or told before {@link #start}.
   *
   * @param phase where the instance is in its life
   * @param port that health is served on
   * @param listener told when a model was loaded, or could not be
   */
  ModelService(
      CopydeskConfig config, Guards guards, Supplier<String> phase, int port, Runnable listener) {
    this.listener = listener;
    this.config = config;
    this.load = new LoadPart(guards.registry(), System::nanoTime);
    this.phase = phase;
    this.port = port;
    Annotators annotators = Annotators.of(config, guards);
    List<ModelSeat> seats = annotators.seats();
    ModelEpoch epoch = new ModelEpoch();
    this.chain = Annotators.chain(seats, config.annotation(), epoch);
    this.rollout = new Rollout(seats, config.rollout().loads(), this::seatChanged, epoch);
    this.findings = ShadowTopic.connect(config.kafka(), config.experiments().shadowTopic());
    this.experiments =
        new Experiments(
            annotators.places(),
            new ShadowSettings(
                annotators.spare(),
                config.enrichment().deadline(),
                config.experiments().shadowQueue(),
                findings),
            annotators.meters(),
            guards.registry(),
            this::changed,
            Clock.systemUTC());
    this.control =
        new ControlReader(
            config.kafka(),
            config.rollout().controlTopic(),
            List.of(rollout, experiments),
            guards.registry());
  }

  /**
   * Hears which versions everybody else runs, and begins to tell what runs here.
   *
   * @throws StartRefusedException if the brokers do not answer
   * @throws InterruptedException if the waiting thread is interrupted
   */
  void start() throws InterruptedException {
    open.add(findings);
    open.add(chain);
    open.add(rollout);
    open.add(experiments);
    open.add(control);
    if (!followsControl()) {
      log.warn(
          "there is no topic {}: versions change at a restart only; create it (docs/operations.md)",
          config.rollout().controlTopic());
    }
    if (isThere(config.rollout().statusTopic())) {
      publisher =
          open.add(
              StatusPublisher.start(
                  config.kafka(),
                  config.rollout().statusTopic(),
                  this::status,
                  List.of(load, experiments)));
    }
  }

  /**
   * Loads the models; returns when articles may be worked on.
   *
   * @throws RuntimeException if one that they wait for cannot be loaded
   * @throws InterruptedException if the waiting thread is interrupted
   */
  void load() throws InterruptedException {
    rollout.load();
    experiments.start();
  }

  /** Whether every model is loaded. */
  boolean complete() {
    return rollout.complete();
  }

  private void seatChanged() {
    listener.run();
    changed();
  }

  /** Brokers that make missing topics by themselves would make one that is not compacted. */
  private boolean isThere(String topic) throws InterruptedException {
    Admin admin = Admin.create(Map.<String, Object>copyOf(config.kafka()));
    try {
      List<String> problems = new TopicCheck(admin, LIMIT).problems(topic);
      problems.forEach(problem -> log.warn("what runs here is not told: {}", problem));
      return problems.isEmpty();
    } catch (BrokerUnavailableException | AuthorizationException e) {
      log.warn("what runs here is not told on {}", topic, e);
      return false;
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private boolean followsControl() {
    try {
      return control.start();
    } catch (AuthorizationException e) {
      log.warn("not allowed to read the control topic", e);
      return false;
    } catch (KafkaException e) {
      throw new StartRefusedException(
          List.of(
              "topic %s cannot be read: %s; see that the brokers answer, and start again"
                  .formatted(config.rollout().controlTopic(), e.getMessage())));
    }
  }

  /** What works on articles; closed with this. */
  AnnotatorChain chain() {
    return chain;
  }

  /** The versions that run, and those that are being loaded or could not be. */
  List<VersionState> states() {
    return rollout.seats().stream().flatMap(seat -> seat.states().stream()).toList();
  }

  /** How the experiment on each model goes. */
  List<TrialState> trials() {
    return experiments.states();
  }

  /** The phase has changed: the fleet is told. */
  void changed() {
    StatusPublisher teller = publisher;
    if (teller != null) {
      teller.changed();
    }
  }

  /** This instance's name among all. */
  String name() {
    return config.rollout().instance().orElse(host + ":" + port);
  }

  private InstanceStatus status() {
    RolloutOptions options = config.rollout();
    return new InstanceStatus(
        name(),
        host,
        Instance.version(),
        phase.get(),
        startedAt,
        Clock.systemUTC().instant(),
        options.heartbeat(),
        states());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Says that the instance is gone, follows nobody any more, and closes the models. */
  @Override
  public void close() {
    open.close();
  }
}
