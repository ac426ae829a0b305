package news.copydesk.guard;

import java.util.Locale;

/** What may run short. */
enum Resource {
  HEAP,
  LATENCY,
  CPU;

  double of(Readings readings) {
    return switch (this) {
      case HEAP -> readings.heap();
      case LATENCY -> readings.latency();
      case CPU -> readings.cpu();
    };
  }

  /** The label of its meters. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
