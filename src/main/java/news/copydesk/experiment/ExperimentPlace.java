package news.copydesk.experiment;

import news.copydesk.rollout.VersionSource;

/**
 * Where experiments on one model may be made.
 *
 * @param router decides which version serves an article
 * @param guarded brings candidates that serve: with the slots and meters of the main path
 * @param bare brings candidates for the shadow: they take no slot of the main path, and their work
 *     is not counted as an article's
 */
public record ExperimentPlace(TrialRouter router, VersionSource guarded, VersionSource bare) {}
