package news.copydesk.topology;

/**
 * An article that is to come in again.
 *
 * @param value its bytes, as they came; not to be changed
 * @param partition the partition that it came from, and that it comes back to
 */
@SuppressWarnings("ArrayRecordComponent")
record Postponed(byte[] value, int partition) {}
