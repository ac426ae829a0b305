package news.copydesk.bench;

import news.copydesk.ingest.SendListener;

/** Ends the benchmark when an article could not be sent. */
final class NoFailures implements SendListener {

  @Override
  public void sent(String id) {}

  @Override
  public void failed(String id, Exception cause) {
    throw new IllegalStateException("article " + id + " was not sent", cause);
  }
}
