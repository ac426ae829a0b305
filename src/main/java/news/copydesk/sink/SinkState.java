package news.copydesk.sink;

/**
 * How the sink is doing, for health checks.
 *
 * @param live false before the start, after the end, and after a failure that only a restart mends
 * @param ready true while rows are being written or would be
 * @param reason why it is not ready, and what it waits for; empty when ready and busy
 * @param articlesWritten articles stored since the start, replaced ones included
 */
public record SinkState(boolean live, boolean ready, String reason, long articlesWritten) {}
