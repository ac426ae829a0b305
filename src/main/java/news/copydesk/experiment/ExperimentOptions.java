package news.copydesk.experiment;

/**
 * How experiments run.
 *
 * @param shadowTopic where shadows write what they find
 * @param shadowQueue articles that may wait for a shadow; more are dropped
 */
public record ExperimentOptions(String shadowTopic, int shadowQueue) {}
