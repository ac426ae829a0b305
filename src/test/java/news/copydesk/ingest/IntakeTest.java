package news.copydesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.copydesk.article.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IntakeTest {

  @TempDir private Path dir;
  private final List<String> sent = new ArrayList<>();

  /** Stands still: on a busy machine a second may pass between any two articles. */
  private final AtomicLong nanoTime = new AtomicLong();

  @Test
  void anInterruptedFileGoesOnBehindTheLastArticleThatWasSent() throws Exception {
    Pace first = Pace.unlimited();
    carry(lines(10), first, "id", stoppingAfter(4, first));

    carry(lines(10), Pace.unlimited(), "id", stoppingAfter(99, Pace.unlimited()));

    assertThat(sent).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void whatDidNotArriveIsNotTakenForSent() throws Exception {
    carry(lines(3), Pace.unlimited(), "id", target(false));
    carry(lines(3), Pace.unlimited(), "id", target(true));

    assertThat(sent).containsExactly("0", "1", "2", "0", "1", "2");
  }

  @Test
  void aKilledRunRepeatsNoMoreThanSinceTheLastCheckpoint() throws Exception {
    assertThatThrownBy(() -> carry(lines(1_200), Pace.unlimited(), "id", dyingAfter(1_100)))
        .hasMessage("killed");
    sent.clear();

    carry(lines(1_200), Pace.unlimited(), "id", target(true));

    assertThat(sent).startsWith("1000").hasSize(200);
  }

  @Test
  void aLastLineWithoutItsEndIsReadAgainWhenTheRestHasBeenWritten() throws Exception {
    carry("{\"id\":\"0\"}\n{\"id\":\"1", Pace.unlimited(), "id", target(true));

    carry("{\"id\":\"0\"}\n{\"id\":\"1\"}\n", Pace.unlimited(), "id", target(true));

    assertThat(sent).containsExactly("0", "1");
  }

  @Test
  void whatStandsBehindABrokenPlaceWaitsUntilTheFileIsMended() throws Exception {
    String good = "{\"uri\":\"urn:0\"}\n";
    ninjs(good + "{\"uri\":");
    ninjs(good + "{\"uri\":\"urn:1\"}{\"uri\":\"urn:2\"}");

    String heading = "id,body\n";
    csv("first", heading + "a,x\nb,\"never\nends\nc,z\n");
    csv("first", heading + "a,x\nb,\"it\nends\"\nc,z\nd,half");
    csv("second", heading + "e\nf,x\ng");
    csv("second", heading + "e\nf,x\ng,y\n");

    assertThat(sent).containsExactly("urn:0", "urn:1", "urn:2", "a", "b", "c", "d", "f", "g");
  }

  @Test
  void aSlowRunSettlesBeforeItWaits() throws Exception {
    SentIds target = new SentIds(sent, true);

    carry(lines(2), Pace.perSecond(1, nanoTime::get), "id", target);

    assertThat(target.settled()).containsExactly(1, 2);
  }

  @Test
  void whatWasSentASecondAgoIsSettledBeforeTheNextIsSent() throws Exception {
    SentIds target =
        new SentIds(
            sent,
            true,
            () -> {
              if (sent.size() == 2) {
                nanoTime.addAndGet(Duration.ofSeconds(1).toNanos() + 1);
              }
            });

    carry(lines(4), Pace.unlimited(), "id", target);

    assertThat(target.settled()).containsExactly(2, 4);
  }

  @Test
  void whatIsFullIsSettled() throws Exception {
    SentIds plain = new SentIds(sent, true);
    ArticleTarget target =
        new ArticleTarget() {
          @Override
          public void send(Article article) {
            plain.send(article);
          }

          @Override
          public boolean full() {
            return sent.size() == 2;
          }

          @Override
          public boolean settle(ProduceState state) throws IOException {
            return plain.settle(state);
          }
        };

    carry(lines(4), Pace.unlimited(), "id", target);

    assertThat(plain.settled()).containsExactly(2, 4);
  }

  @Test
  void aFileThatHasBecomeShorterIsNotPassedOverInSilence() throws Exception {
    carry(lines(5), Pace.unlimited(), "id", target(true));

    ArticleFeed.Counts again = carry(lines(5), Pace.unlimited(), "id", target(true));
    ArticleFeed.Counts other = carry(lines(2), Pace.unlimited(), "id", target(true));

    assertThat(again.bad()).isZero();
    assertThat(other.bad()).isEqualTo(1);
  }

  @Test
  void aDraftHoldsIfItsTransactionWasCommittedAndElseTheFileDoes() throws Exception {
    Path file = dir.resolve("state.json");
    ProduceState state = ProduceState.of(file);
    state.settle(0);
    state.reached("file", 3);
    state.prepare();

    ProduceState lost = ProduceState.of(file);
    lost.settle(0);
    assertThat(lost.lines("file")).isZero();

    state.prepare();
    ProduceState kept = ProduceState.of(file);
    kept.settle(2);
    assertThat(kept.lines("file")).isEqualTo(3);
    assertThat(kept.id()).isEqualTo(state.id());
    assertThat(ProduceState.of(file).lines("file")).as("it is the file now").isEqualTo(3);
  }

  @Test
  void aDraftBesideADeletedFileIsForgottenWithIt() throws Exception {
    Path file = dir.resolve("state.json");
    ProduceState state = ProduceState.of(file);
    state.settle(0);
    state.reached("file", 3);
    state.prepare();
    Files.delete(file);

    ProduceState anew = ProduceState.of(file);
    anew.settle(1);

    assertThat(anew.lines("file")).isZero();
    assertThat(anew.id()).isNotEqualTo(state.id());
  }

  @Test
  void anotherFieldCanBeTheKey() throws Exception {
    ArticleFeed.Counts counts =
        carry("{\"url\":\"http://a/1\"}\n{\"id\":\"2\"}\n", Pace.unlimited(), "url", target(true));

    assertThat(sent).containsExactly("http://a/1");
    assertThat(counts).isEqualTo(new ArticleFeed.Counts(1, 1));
  }

  @Test
  void aStateThatIsNoneIsRefused() throws IOException {
    Path file = Files.writeString(dir.resolve("state.json"), "not JSON");

    assertThatThrownBy(() -> ProduceState.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("delete it to begin anew");
  }

  @Test
  void aStoppedPaceLetsNothingMoreThrough() throws Exception {
    Pace pace = Pace.perSecond(0.001);

    assertThat(pace.await()).as("the first need not wait").isTrue();
    pace.stop();
    assertThat(pace.await()).isFalse();
    assertThatThrownBy(() -> Pace.perSecond(0)).hasMessageContaining("give one above 0");
  }

  @Test
  void aFileOfADirectoryIsTakenOnceItNoLongerChanges() throws Exception {
    WatchedDirectory directory = new WatchedDirectory(dir);
    Path file = Files.writeString(dir.resolve("a.jsonl"), "x");
    Files.writeString(dir.resolve(".hidden"), "x");
    Files.writeString(dir.resolve("b.jsonl.part"), "x");

    assertThat(directory.look()).isEmpty();
    Files.writeString(file, "xy");
    assertThat(directory.look()).as("it grew since the look before").isEmpty();
    assertThat(directory.look()).containsExactly(file);
    assertThat(directory.look()).isEmpty();
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    directory.look();
    assertThat(directory.look()).containsExactly(file);
  }

  private void ninjs(String json) throws Exception {
    carry("items", NinjsReader.of("items", new ByteArrayInputStream(json.getBytes(UTF_8))));
  }

  private void csv(String name, String rows) throws Exception {
    carry(
        name,
        CsvReader.of(
            name,
            new ByteArrayInputStream(rows.getBytes(UTF_8)),
            ',',
            new CsvColumns(Map.of()),
            Optional.empty()));
  }

  private void carry(String name, ArticleSource source) throws Exception {
    ProduceState state = ProduceState.of(dir.resolve("state.json"));
    try (source) {
      new Intake(target(true), new ArticleKey("id"), Pace.unlimited(), state, Progress.none())
          .carry(name, source);
    }
  }

  private ArticleFeed.Counts carry(String lines, Pace pace, String key, ArticleTarget target)
      throws Exception {
    ProduceState state = ProduceState.of(dir.resolve("state.json"));
    Intake intake =
        new Intake(target, new ArticleKey(key), pace, state, Progress.none(), nanoTime::get);
    try (ArticleSource source =
        ArticleReader.openAnyId("-", new ByteArrayInputStream(lines.getBytes(UTF_8)))) {
      intake.carry("file", source);
    }
    return intake.counts();
  }

  private ArticleTarget target(boolean arrives) {
    return new SentIds(sent, arrives);
  }

  private ArticleTarget stoppingAfter(int articles, Pace pace) {
    return new SentIds(
        sent,
        true,
        () -> {
          if (sent.size() == articles) {
            pace.stop();
          }
        });
  }

  private ArticleTarget dyingAfter(int articles) {
    return new SentIds(
        sent,
        true,
        () -> {
          if (sent.size() == articles) {
            throw new IllegalStateException("killed");
          }
        });
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj("{\"id\":\"%d\"}"::formatted)
        .collect(Collectors.joining("\n"));
  }
}
