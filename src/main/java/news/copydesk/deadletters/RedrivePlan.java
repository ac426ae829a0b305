package news.copydesk.deadletters;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.topology.TopicNames;

/**
 * What a redrive will do.
 *
 * @param letters those that will be sent
 * @param refused those that were chosen but will not be
 */
public record RedrivePlan(List<Letter> letters, List<Refusal> refused) {

  /** How often a letter is redriven unless told otherwise. */
  public static final int DEFAULT_LIMIT = 3;

  /** A letter that stays where it is, and why. */
  public record Refusal(Letter letter, String reason) {}

  /** Copies the lists. */
  public RedrivePlan {
    letters = List.copyOf(letters);
    refused = List.copyOf(refused);
  }

  /**
   * Plans for the letters that the filter chooses, in their order.
   *
   * @param limit how often a letter may be redriven in all
   */
  public static RedrivePlan of(
      List<Letter> open, LetterFilter filter, int limit, TopicNames topics) {
    List<Letter> letters = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    for (Letter letter : open) {
      if (!filter.test(letter)) {
        continue;
      }
      String reason = refusal(letter, limit, topics.articles());
      if (reason.isEmpty()) {
        letters.add(letter);
      } else {
        refused.add(new Refusal(letter, reason));
      }
    }
    return new RedrivePlan(letters, refused);
  }

  private static String refusal(Letter letter, int limit, String articles) {
    if (letter.redrives() >= limit) {
      return "redriven %d times already, and set aside each time; mend its cause, then raise --max-redrives"
          .formatted(letter.redrives());
    }
    if (letter.origin().isEmpty()) {
      return "it does not say where it was read from; produce the article again";
    }
    String topic = letter.origin().get().topic();
    return topic.equals(articles)
        ? ""
        : "it was read from topic %s, and topics.articles is %s; redrive it with the configuration of its own stream"
            .formatted(topic, articles);
  }
}
