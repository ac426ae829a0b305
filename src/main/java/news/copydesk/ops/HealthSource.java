package news.copydesk.ops;

import java.util.function.Supplier;

/** A component whose health is asked for. Features do not know this type: app adapts them. */
public interface HealthSource {

  /** A short name, stable over versions: alerts are written against it. */
  String name();

  /**
   * The state now. Called at every probe, by several threads at once: reads plain state, never
   * blocks.
   */
  ComponentHealth check();

  /** A source from a name and a way to ask. */
  static HealthSource of(String name, Supplier<ComponentHealth> check) {
    return new HealthSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public ComponentHealth check() {
        return check.get();
      }
    };
  }
}
