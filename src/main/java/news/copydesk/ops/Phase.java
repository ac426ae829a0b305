package news.copydesk.ops;

/** Where the process is in its life; it is ready only while RUNNING. */
public enum Phase {
  STARTING,
  RUNNING,
  STOPPING
}
