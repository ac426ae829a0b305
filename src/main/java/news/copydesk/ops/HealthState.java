package news.copydesk.ops;

/** What a component, or the process, can do now. The order is from well to worst. */
public enum HealthState {
  /** Does its work: route to it. */
  READY,
  /** Cannot work now and will go on by itself: starting, or waiting for something outside. */
  NOT_READY,
  /** Will not recover by itself: restart the process. */
  FAILED
}
