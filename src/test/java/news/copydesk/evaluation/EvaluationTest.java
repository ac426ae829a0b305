package news.copydesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Link;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.Sentiment;
import news.copydesk.annotation.Status;
import news.copydesk.annotation.Topic;
import news.copydesk.evaluation.Example.Item;
import news.copydesk.evaluation.Labels.Pair;
import news.copydesk.model.ModelDescription;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final ModelDescription MODEL = new ModelDescription("m", "1", Optional.empty());
  private static final Document DOCUMENT = new Document("a", "", "", "text", Optional.empty());
  private static final Annotations NOTHING = Annotations.of(DOCUMENT);

  @Test
  void countsAMentionOnlyWithItsExactSpanAndType() {
    Evaluation evaluation = new Evaluation(Task.NER, Labels.same());

    evaluation.add(
        example(
            name("PERSON", 0, 4),
            name("PERSON", 5, 9),
            name("LOCATION", 10, 14),
            name("MISC", 20, 22)),
        NOTHING.withEntities(
            List.of(
                entity("PERSON", 0, 4), entity("PERSON", 5, 8), entity("ORGANIZATION", 10, 14))));

    Report report = evaluation.report(MODEL);
    assertThat(report.labels())
        .containsExactly(
            new Scores("LOCATION", 0, 0, 1),
            new Scores("MISC", 0, 0, 1),
            new Scores("ORGANIZATION", 0, 1, 0),
            new Scores("PERSON", 1, 1, 1));
    assertThat(report.micro()).isEqualTo(new Scores("micro", 1, 2, 3));
    assertThat(report.micro().precision()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(report.micro().recall()).isCloseTo(1 / 4.0, within(1e-9));
    assertThat(report.micro().f1()).isCloseTo(2 / 7.0, within(1e-9));
    // Of the three labels in the data; ORGANIZATION is not.
    assertThat(report.macroF1()).isCloseTo(0.5 / 3, within(1e-9));
    assertThat(report.confusion())
        .isEqualTo(
            Map.of(
                "LOCATION", Map.of("ORGANIZATION", 1L),
                "MISC", Map.of("-", 1L),
                "PERSON", Map.of("PERSON", 1L, "-", 1L),
                "-", Map.of("PERSON", 1L)));
    assertThat(report.measures()).isEmpty();
  }

  @Test
  void joinsLabelsThatMeanTheSameAndLeavesOutWhatTheOtherSideDoesNotHave() {
    Labels labels =
        Labels.of(LabelPairs.ner(), Set.of("corporation", "Group", "Temporal", "Weapon"));
    Evaluation evaluation = new Evaluation(Task.NER, labels);

    evaluation.add(
        example(
            name("corporation", 0, 1),
            name("Group", 1, 2),
            name("Temporal", 2, 3),
            name("Temporal", 3, 4),
            name("Weapon", 4, 5)),
        NOTHING.withEntities(
            List.of(
                entity("ORGANIZATION", 0, 1),
                entity("ORGANIZATION", 1, 2),
                entity("DATE", 2, 3),
                entity("TIME", 3, 4),
                entity("PERSON", 6, 7))));

    Report report = evaluation.report(MODEL);
    assertThat(report.labels())
        .containsExactly(new Scores("ORGANIZATION", 2, 0, 0), new Scores("temporal", 2, 0, 0));
    assertThat(report.ignored()).isEqualTo(Map.of("Weapon", 1L));
  }

  @Test
  void keepsTimeAndDateApartWhereTheDataDoes() {
    Labels labels = Labels.of(LabelPairs.ner(), Set.of("DATE", "TIME"));

    assertThat(labels.ofModel("DATE")).contains("DATE");
    assertThat(labels.ofModel("TIME")).contains("TIME");
  }

  @Test
  void joinsGroupsThatALaterPairConnects() {
    Labels labels =
        Labels.of(
            List.of(new Pair("a", "1"), new Pair("b", "2"), new Pair("a", "2")), Set.of("a", "b"));

    assertThat(labels.ofModel("1")).isPresent().isEqualTo(labels.ofModel("2"));
    assertThat(labels.ofData(Set.of(Item.of("a"), Item.of("b")))).hasSize(1);
  }

  @Test
  void measuresAccuracyAndCalibrationOfWholeDocuments() {
    Evaluation evaluation = new Evaluation(Task.SENTIMENT, Labels.same());
    Annotations positive = NOTHING.withSentiment(new Sentiment(0.1, 0.1, 0.8));

    evaluation.add(example(Item.of("positive")), positive);
    evaluation.add(example(Item.of("negative")), positive);
    evaluation.add(example(Item.of("neutral")), NOTHING);

    Report report = evaluation.report(MODEL);
    assertThat(report.measures().get("accuracy")).isCloseTo(1 / 3.0, within(1e-9));
    // Two guesses at 0.8, of which one is right.
    assertThat(report.measures().get("calibration error")).isCloseTo(0.3, within(1e-9));
    assertThat(report.confusion().get("neutral")).isEqualTo(Map.of("-", 1L));
    assertThat(report.confusion().get("negative")).isEqualTo(Map.of("positive", 1L));
  }

  @Test
  void takesTheSurestTopicThatTheDataKnows() {
    Labels labels =
        Labels.of(
            List.of(new Pair("World", "politics"), new Pair("World", "war"), new Pair("x", "y")),
            Set.of("World"));
    Evaluation evaluation = new Evaluation(Task.TOPICS, labels);

    evaluation.add(
        example(Item.of("World")),
        NOTHING.withTopics(List.of(topic("health", 0.9), topic("war", 0.6))));

    Report report = evaluation.report(MODEL);
    assertThat(report.measures().get("accuracy")).isEqualTo(1.0);
    assertThat(report.micro().wrong()).isZero();
  }

  @Test
  void countsALinkOnlyWithItsSpanAndEntry() {
    Evaluation evaluation = new Evaluation(Task.LINKS, Labels.same());
    Link bonn =
        new Link(
            "g:1",
            "Bonn",
            "place",
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            1,
            Link.Match.EXACT);

    evaluation.add(
        example(
            Items.link(Section.BODY, 0, 4, "g:1"),
            Items.link(Section.BODY, 5, 9, "g:2"),
            Items.link(Section.TITLE, 5, 9, "g:1")),
        NOTHING.withEntities(
            List.of(
                entity("LOCATION", 0, 4).withLink(bonn),
                entity("LOCATION", 5, 9).withLink(bonn),
                entity("LOCATION", 20, 24))));

    assertThat(evaluation.report(MODEL).labels()).containsExactly(new Scores("link", 1, 1, 2));
  }

  @Test
  void comparesLanguagesWithoutRegion() {
    Evaluation evaluation = new Evaluation(Task.LANGUAGE, Labels.same());

    evaluation.add(example(Item.of("en")), NOTHING.withLanguage("en-GB"));
    evaluation.add(example(Item.of("en")), NOTHING.withLanguage("und"));

    assertThat(evaluation.report(MODEL).measures().get("accuracy")).isEqualTo(0.5);
  }

  @Test
  void countsHowTheAnnotatorEnded() {
    Evaluation evaluation = new Evaluation(Task.NER, Labels.same());
    Outcome skipped = new Outcome("entities", MODEL, Status.SKIPPED, Optional.of("why"), 0);
    Outcome other = new Outcome("topics", MODEL, Status.FAILED, Optional.of("why"), 0);

    evaluation.add(example(), NOTHING.with(skipped).with(other));

    assertThat(evaluation.report(MODEL).statuses()).isEqualTo(Map.of("SKIPPED", 1L));
  }

  private static Example example(Item... gold) {
    return new Example(DOCUMENT, Set.of(gold));
  }

  private static Item name(String label, int begin, int end) {
    return new Item(label, Items.place(Section.BODY, begin, end));
  }

  private static Entity entity(String type, int begin, int end) {
    return new Entity(type, "x", List.of(new Mention(Section.BODY, begin, end, "x")));
  }

  private static Topic topic(String id, double confidence) {
    return new Topic("medtop", id, id, confidence);
  }
}
