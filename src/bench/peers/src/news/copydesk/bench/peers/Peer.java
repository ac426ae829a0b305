package news.copydesk.bench.peers;

import java.util.List;
import news.copydesk.bench.PeakMemory;

/** A tagger of names, ours or another's, that comes with its model. */
interface Peer extends AutoCloseable {

  /**
   * One name.
   *
   * @param type the tagger's own label
   * @param begin offset of its first character
   * @param end offset behind its last character
   */
  record Name(String type, int begin, int end) {}

  /** The names in one text. */
  List<Name> names(String text) throws Exception;

  /** Peak resident memory of the process that holds the model, in MiB. */
  default long peakMebibytes() throws Exception {
    return PeakMemory.of(ProcessHandle.current().pid());
  }

  @Override
  default void close() throws Exception {}
}
