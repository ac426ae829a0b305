package news.copydesk.annotation.topic;

import news.copydesk.annotation.linear.FeatureBag;
import news.copydesk.annotation.linear.FeatureVector;
import news.copydesk.annotation.linear.TextFeatures;

/** What a topic model reads of an article: words and word pairs of title and body. */
public final class TopicFeatures {

  /** Names this way of reading; a change of it is a new name, so that no old model meets it. */
  public static final String SCHEME = "words-pairs-1";

  private TopicFeatures() {}

  /** The features of one article. */
  public static FeatureVector of(CharSequence title, CharSequence body) {
    FeatureBag bag = new FeatureBag();
    TextFeatures.add(title, bag);
    TextFeatures.add(body, bag);
    return bag.vector();
  }
}
