package news.copydesk.annotation.topic.training;

import java.util.List;
import java.util.Map;

/**
 * An article with what somebody says it is about.
 *
 * @param id the article's id; unique among all data
 * @param title the headline; may be empty
 * @param body the text; may be empty
 * @param fields per field of the data set, its values: for example {@code topic} is {@code sport}
 */
public record LabelledArticle(
    String id, String title, String body, Map<String, List<String>> fields) {}
