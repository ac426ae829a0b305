package news.copydesk.reprocess;

/**
 * What a run did.
 *
 * @param sent articles sent to the stream
 * @param unconcerned articles that a changed gazetteer does not concern
 * @param withoutBody articles of which the database has no body
 * @param refused articles that could not be sent
 * @param finished false if it was stopped; the next run goes on
 */
public record Reprocessed(
    long sent, long unconcerned, long withoutBody, long refused, boolean finished) {}
