package news.copydesk.annotation.topic;

import java.util.Optional;

/** The top level of IPTC Media Topics (NewsCodes, vocabulary {@code medtop}), in their order. */
public enum MediaTopic {
  ARTS("01000000", "arts, culture, entertainment and media"),
  CRIME("02000000", "crime, law and justice"),
  DISASTER("03000000", "disaster, accident and emergency incident"),
  ECONOMY("04000000", "economy, business and finance"),
  EDUCATION("05000000", "education"),
  ENVIRONMENT("06000000", "environment"),
  HEALTH("07000000", "health"),
  HUMAN_INTEREST("08000000", "human interest"),
  LABOUR("09000000", "labour"),
  LIFESTYLE("10000000", "lifestyle and leisure"),
  POLITICS("11000000", "politics and government"),
  RELIGION("12000000", "religion"),
  SCIENCE("13000000", "science and technology"),
  SOCIETY("14000000", "society"),
  SPORT("15000000", "sport"),
  CONFLICT("16000000", "conflict, war and peace"),
  WEATHER("17000000", "weather");

  /** The vocabulary's name. */
  public static final String SCHEME = "medtop";

  private final String id;
  private final String label;

  MediaTopic(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The topic's id in the vocabulary: eight digits. */
  public String id() {
    return id;
  }

  /** The topic's name in British English. */
  public String label() {
    return label;
  }

  /** The topic with the given id, if it is one of the top level. */
  public static Optional<MediaTopic> of(String id) {
    for (MediaTopic topic : values()) {
      if (topic.id.equals(id)) {
        return Optional.of(topic);
      }
    }
    return Optional.empty();
  }
}
