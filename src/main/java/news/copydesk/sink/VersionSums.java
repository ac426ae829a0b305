package news.copydesk.sink;

/**
 * What one version of a model did, added up over the articles that are stored.
 *
 * @param annotator the part of the record that it filled
 * @param model its name
 * @param version its version
 * @param articles articles that it worked on; those that it skipped do not count
 * @param failed of those, articles on which it failed or was late
 * @param micros its time in all, in microseconds
 * @param microsSquared the squares of its times
 * @param entities entities of those articles
 * @param entitiesSquared the squares of their numbers
 */
public record VersionSums(
    String annotator,
    String model,
    String version,
    long articles,
    long failed,
    double micros,
    double microsSquared,
    double entities,
    double entitiesSquared) {}
