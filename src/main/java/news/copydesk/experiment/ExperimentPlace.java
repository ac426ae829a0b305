package news.copydesk.experiment;

import news.copydesk.rollout.GoldenGate;
import news.copydesk.rollout.VersionSource;

/**
 * Where experiments on one model may be made.
 *
 * @param annotator the part of the record that the model fills
 * @param router decides which version serves an article
 * @param guarded brings candidates that serve: with the slots and meters of the main path
 * @param bare brings candidates for the shadow: they take no slot of the main path, and their work
 *     is not counted as an article's
 * @param gate what every candidate must pass, as one that is promoted must
 */
public record ExperimentPlace(
    String annotator,
    TrialRouter router,
    VersionSource guarded,
    VersionSource bare,
    GoldenGate gate) {}
