package news.copydesk.experiment;

import java.time.Instant;
import news.copydesk.model.ModelDescription;

/**
 * What a candidate made of one article, beside the live version.
 *
 * @param annotator the part of the record that both fill
 * @param live the version that served the article
 * @param candidate the one that is tried
 * @param article the article's id
 * @param source its outlet
 * @param liveMicros the live version's time, waiting for a slot included
 * @param candidateMicros the candidate's time
 */
public record ShadowFinding(
    Instant at,
    String annotator,
    ModelDescription live,
    ModelDescription candidate,
    String article,
    String source,
    long liveMicros,
    long candidateMicros,
    Difference difference) {}
