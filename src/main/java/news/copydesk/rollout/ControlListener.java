package news.copydesk.rollout;

/** Is told what the control topic says, by one thread: first all that stands there, then news. */
public interface ControlListener {

  /** Something was said, instead of what was said under the same key before. */
  void said(ControlMessage message);

  /** What was said under the key no longer counts. */
  void tookBack(String key);
}
