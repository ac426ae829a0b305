package news.copydesk.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.LanguageTag;
import news.copydesk.annotation.Sentiment;
import news.copydesk.evaluation.Example.Item;

/** What can be evaluated, and where it stands in the annotations. */
public enum Task {
  /** Mentions by exact span and type. */
  NER("entities"),
  /** Gazetteer entries by exact span and id. */
  LINKS("gazetteer"),
  /** All topics of a document. */
  TOPICS("topics"),
  /** The document's tone. */
  SENTIMENT("sentiment"),
  /** The tone towards names that are given. */
  TOWARDS("sentiment"),
  /** The document's language, without script and region. */
  LANGUAGE("language");

  private final String annotator;

  Task(String annotator) {
    this.annotator = annotator;
  }

  /** The name of the annotator that does it. */
  public String annotator() {
    return annotator;
  }

  /** What the annotators found. */
  Set<Item> found(Annotations annotations) {
    return switch (this) {
      case NER -> Items.mentions(annotations);
      case LINKS -> Items.links(annotations);
      default -> Items.labels(ranked(annotations).stream().map(Guess::label).toList());
    };
  }

  /** The labels of the document, the surest first; none where a task labels no documents. */
  List<Guess> ranked(Annotations annotations) {
    return switch (this) {
      case NER, LINKS -> List.of();
      case TOPICS ->
          annotations.topics().stream()
              .map(topic -> new Guess(topic.id(), Optional.of(topic.confidence())))
              .toList();
      case SENTIMENT, TOWARDS -> annotations.sentiment().map(Task::tone).stream().toList();
      case LANGUAGE ->
          annotations.language().stream()
              .map(tag -> LanguageTag.language(tag).orElse(LanguageTag.UNDETERMINED))
              .map(tag -> new Guess(tag, Optional.empty()))
              .toList();
    };
  }

  private static Guess tone(Sentiment tone) {
    double probability =
        switch (tone.label()) {
          case NEGATIVE -> tone.negative();
          case NEUTRAL -> tone.neutral();
          case POSITIVE -> tone.positive();
        };
    return new Guess(tone.label().name().toLowerCase(Locale.ROOT), Optional.of(probability));
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A label for a whole document.
   *
   * @param label the label
   * @param confidence its probability, if the model says one
   */
  record Guess(String label, Optional<Double> confidence) {}
}
