package news.copydesk.annotation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.Status;
import news.copydesk.annotation.corenlp.TestModels;
import news.copydesk.annotation.mock.MockTagger;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the text: it ends, and each mention's offsets cut exactly its text out of the original.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffsetPropertyTest {

  private static final int MONSTROUS = 200_000;
  private static final int LARGE = 40_000;
  private static final int ROUNDS = 150;
  private static final int NO_LIMIT = 1_000_000;
  private static final Deadline NO_DEADLINE = Deadline.after(Duration.ofHours(1));

  private final NameTagger real = TestModels.tagger();

  @ParameterizedTest(name = "{0}")
  @MethodSource("taggers")
  void offsetsCutTheMentionOutOfRandomUnicodeText(String name, NameTagger tagger) {
    EntityAnnotator annotator = new EntityAnnotator(tagger, NO_LIMIT);
    long seed = System.nanoTime();
    int mentions = 0;

    for (int round = 0; round < ROUNDS; round++) {
      RandomText random = new RandomText(seed + round);
      Document document =
          new Document("a-1", "", random.next(12), random.next(60), Optional.empty());
      Annotations annotations = annotator.annotate(document, NO_DEADLINE);
      mentions += assertOffsets(document, annotations, "seed " + (seed + round));
    }

    assertThat(mentions).as("mentions, from seed %d", seed).isGreaterThan(ROUNDS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("taggers")
  void offsetsHoldUnderTheLengthLimitToo(String name, NameTagger tagger) {
    long seed = System.nanoTime();

    for (int round = 0; round < ROUNDS; round++) {
      RandomText random = new RandomText(seed + round);
      int limit = 1 + random.upTo(100);
      Document document =
          new Document("a-1", "", random.next(3), random.next(60), Optional.empty());
      Annotations annotations = new EntityAnnotator(tagger, limit).annotate(document, NO_DEADLINE);
      assertOffsets(document, annotations, "seed " + (seed + round));
      assertThat(annotations.entities())
          .as("seed %d", seed + round)
          .allSatisfy(
              entity ->
                  assertThat(entity.mentions())
                      .allSatisfy(mention -> assertThat(mention.end()).isLessThanOrEqualTo(limit)));
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("monsters")
  void breaksOnNoMonstrousSentence(String name, String what, NameTagger tagger, String text) {
    Document document = new Document("a-1", "", "", text, Optional.empty());

    Annotations annotations = new EntityAnnotator(tagger, NO_LIMIT).annotate(document, NO_DEADLINE);

    assertOffsets(document, annotations, what);
    assertThat(annotations.outcomes().get(0).status()).isEqualTo(Status.COMPLETE);
  }

  Stream<Arguments> taggers() {
    return Stream.of(Arguments.of("mock", new MockTagger()), Arguments.of("corenlp", real));
  }

  Stream<Arguments> monsters() {
    return taggers()
        .flatMap(
            tagger ->
                Stream.of(
                    monster(
                        tagger,
                        "no full stop",
                        "Angela Merkel met John Smith in Berlin and ",
                        MONSTROUS),
                    monster(tagger, "no space", "AngelaMerkel", MONSTROUS),
                    monster(tagger, "capitalised words only", "Aa ", LARGE),
                    monster(tagger, "hyphens", "a-", LARGE),
                    monster(tagger, "comments without an end", "<!a ", LARGE),
                    monster(tagger, "quotation marks", "\"", LARGE),
                    monster(tagger, "emoji", "😀", LARGE),
                    monster(tagger, "nulls", "\u0000", LARGE)));
  }

  private static Arguments monster(Arguments tagger, String what, String repeated, int length) {
    return Arguments.of(
        tagger.get()[0], what, tagger.get()[1], repeated.repeat(length / repeated.length()));
  }

  /** Checks every mention against the original text, by code points; how many there were. */
  private static int assertOffsets(Document document, Annotations annotations, String context) {
    int mentions = 0;
    int[] title = document.text(Section.TITLE).codePoints().toArray();
    int[] body = document.text(Section.BODY).codePoints().toArray();
    for (Entity entity : annotations.entities()) {
      for (Mention mention : entity.mentions()) {
        int[] text = mention.section() == Section.TITLE ? title : body;
        assertThat(mention.begin()).as(context).isNotNegative().isLessThan(mention.end());
        assertThat(mention.end()).as(context).isLessThanOrEqualTo(text.length);
        int[] cut = Arrays.copyOfRange(text, mention.begin(), mention.end());
        assertThat(new String(cut, 0, cut.length)).as(context).isEqualTo(mention.text());
        mentions++;
      }
    }
    return mentions;
  }
}
