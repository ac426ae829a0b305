package news.copydesk.annotation.topic;

import news.copydesk.annotation.linear.FeatureBag;
import news.copydesk.annotation.linear.FeatureVector;
import news.copydesk.annotation.linear.Features;
import news.copydesk.annotation.linear.TextFeatures;
import news.copydesk.annotation.linear.Words;

/**
 * What a topic model reads of an article: words and word pairs of title and body, and each word
 * once more as one of a brief or of a full article. What a word means to a desk depends on that: a
 * tax in two sentences is business, in a page it may be politics (the feature augmentation of Daumé
 * III 2007, with the length in place of the domain).
 */
public final class TopicFeatures {

  /** Names this way of reading; a change of it is a new name, so that no old model meets it. */
  public static final String SCHEME = "words-pairs-lengths-1";

  private static final int FULL_WORDS = 120;
  private static final int BRIEF = Features.named("brief");
  private static final int FULL = Features.named("full");

  private TopicFeatures() {}

  /** The features of one article. */
  public static FeatureVector of(CharSequence title, CharSequence body) {
    int[] titleWords = Words.hashes(title);
    int[] bodyWords = Words.hashes(body);
    FeatureBag bag = new FeatureBag();
    TextFeatures.add(titleWords, bag);
    TextFeatures.add(bodyWords, bag);
    int length = bodyWords.length > FULL_WORDS ? FULL : BRIEF;
    addAs(length, titleWords, bag);
    addAs(length, bodyWords, bag);
    return bag.vector();
  }

  private static void addAs(int length, int[] words, FeatureBag bag) {
    for (int word : words) {
      bag.add(Features.pair(length, word));
    }
  }
}
