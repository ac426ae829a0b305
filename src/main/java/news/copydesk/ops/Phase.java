package news.copydesk.ops;

import java.util.Locale;

/** Where the process is in its life. Articles are worked on from MODELS_READY on. */
public enum Phase {
  /** Health is served; nothing else is there yet. */
  INIT,
  /** Brokers, topics and schema registry are as they should be. */
  CORE_READY,
  /** The models that articles wait for are being loaded. */
  MODELS_LOADING,
  /** They are loaded, and the stream starts; others may still be loading. */
  MODELS_READY,
  /** Everything is there. */
  FULLY_READY,
  STOPPING;

  /** Whether the process is past its start, and not at its end. */
  boolean working() {
    return this == MODELS_READY || this == FULLY_READY;
  }

  /** As people and dashboards read it: {@code models_loading}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
