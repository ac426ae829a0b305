package news.copydesk.annotation.topic.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.annotation.linear.ModelWriter;
import news.copydesk.annotation.topic.TopicFeatures;
import news.copydesk.annotation.topic.TopicModel;
import news.copydesk.annotation.topic.TopicModelLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicTrainerTest {

  @TempDir private Path directory;

  @Test
  void learnsTheTopicsOfTheDesks() throws IOException {
    TopicModel model = model(train(Optional.empty()));

    TopicScores scores = new TopicScores(model, map());
    new TwoDesks(2).articles(100).forEach(scores::add);

    assertThat(scores.articles()).isEqualTo(100);
    assertThat(scores.accuracy()).isGreaterThan(0.97);
    assertThat(scores.macroF1()).isGreaterThan(0.97);
    assertThat(scores.calibrationError()).isLessThan(0.05);
  }

  @Test
  void makesTheSameModelOfTheSameArticles() throws IOException {
    TopicTrainer.Trained once = train(Optional.of(vectors()));
    TopicTrainer.Trained again = train(Optional.of(vectors()));

    assertThat(Files.readAllBytes(write(again, "again")))
        .isEqualTo(Files.readAllBytes(write(once, "once")));
  }

  @Test
  void knowsAWordThatNoArticleUsesByItsVector() throws IOException {
    TopicModel model = model(train(Optional.of(vectors())));

    double[] p = model.probabilities("goalpost", "goalpost goalpost");

    assertThat(model.topics()).extracting(Enum::name).containsExactly("ECONOMY", "SPORT");
    assertThat(p[1]).isGreaterThan(p[0]);
  }

  @Test
  void tellsOfItsProgress() throws IOException {
    AtomicInteger steps = new AtomicInteger();

    new TopicTrainer(map(), Optional.empty(), 10)
        .train(new TwoDesks(1).articles(40), step -> steps.incrementAndGet());

    assertThat(steps).hasValue(TopicTrainer.STEPS);
  }

  @Test
  void refusesDataOfWhichTheMapKnowsNothing() throws IOException {
    List<LabelledArticle> others =
        List.of(new LabelledArticle("1", "", "", Map.of("desk", List.of("cooking"))));
    TopicTrainer trainer = new TopicTrainer(map(), Optional.empty(), 10);

    assertThatThrownBy(() -> trainer.train(others, step -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no topic has 10 articles", "the map knows the labels of 0");
  }

  @Test
  void countsTheAnswersToEachLabel() throws IOException {
    TopicScores scores = new TopicScores(model(train(Optional.empty())), map());
    scores.add(new LabelledArticle("1", "goal", "goal keeper", desk("sport")));
    scores.add(new LabelledArticle("2", "profit", "bank profit", desk("sport")));
    scores.add(new LabelledArticle("3", "profit", "bank profit", desk("money")));

    assertThat(scores.confusion())
        .isEqualTo(Map.of("sport", Map.of("sport", 1, "money", 1), "money", Map.of("money", 1)));
    assertThat(scores.accuracy()).isEqualTo(2 / 3.0);
    assertThat(scores.macroF1()).isEqualTo(2 / 3.0);
  }

  private static Map<String, List<String>> desk(String name) {
    return Map.of("desk", List.of(name));
  }

  private TopicTrainer.Trained train(Optional<WordVectors> vectors) throws IOException {
    return new TopicTrainer(map(), vectors, 10).train(new TwoDesks(1).articles(100), step -> {});
  }

  private WordVectors vectors() throws IOException {
    return WordVectors.read(
        Files.writeString(
            directory.resolve("vectors.txt"),
            """
            goal 1.0 0.1
            striker 0.9 0.0
            goalpost 1.0 0.0
            shares -1.0 0.1
            profit -0.9 0.2
            """));
  }

  private TopicMap map() throws IOException {
    return TopicMap.read(List.of(TwoDesks.map(directory)));
  }

  private TopicModel model(TopicTrainer.Trained trained) throws IOException {
    return TopicModelLoader.read(write(trained, "model"));
  }

  private Path write(TopicTrainer.Trained trained, String name) throws IOException {
    Path file = directory.resolve(name);
    new ModelWriter("topics", "1", TopicFeatures.SCHEME, 10_000)
        .write(trained.weights(), trained.calibration(), file);
    return file;
  }
}
