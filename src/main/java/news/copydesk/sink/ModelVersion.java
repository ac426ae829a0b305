package news.copydesk.sink;

/**
 * A version of a model that wrote something of the database.
 *
 * @param annotator the part of the record that it filled
 * @param model its name
 * @param version its version
 * @param articles how many articles it wrote
 */
public record ModelVersion(String annotator, String model, String version, long articles) {}
