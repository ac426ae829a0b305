package news.copydesk.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How articles are found by who wrote them, whatever the database. */
abstract class WriterScanContract extends DatabaseContract {

  private static final LocalDate EVER = Period.ALWAYS.from();

  private WriterScan scan;

  @BeforeEach
  void writeWithTwoVersions() throws Exception {
    scan = new WriterScan(database());
    write(
        0,
        5,
        by("1.0.0", "a", "2026-03-01"),
        by("1.1.0", "b", "2026-03-02"),
        by("1.0.0", "c", "2026-03-03"),
        by("2.0.0", "d", "2026-03-04"),
        SampleArticles.naming("e", 0, "2026-03-05", "Ann"));
  }

  @Test
  void findsWhatCertainVersionsWroteInTheOrderInWhichItCame() {
    WrittenBy old = new WrittenBy("crf", List.of("1.0.0", "1.1.0"), EVER, "");

    List<StoredArticle> all = scan.page(old, 0, scan.lastKey(), 10);

    assertThat(all).extracting(each -> each.article().getId()).containsExactly("a", "b", "c");
    assertThat(all).extracting(StoredArticle::key).isSorted();
    assertThat(all).extracting(StoredArticle::partition).containsOnly(0);
    assertThat(scan.count(old, 0, scan.lastKey())).isEqualTo(3);
    assertThat(scan.countWithoutBody(old, 0, scan.lastKey())).isEqualTo(3);
    assertThat(scan.page(old, all.get(0).key(), all.get(1).key(), 10))
        .extracting(each -> each.article().getId())
        .containsExactly("b");
    assertThat(scan.page(old, 0, scan.lastKey(), 2)).hasSize(2);
  }

  @Test
  void findsByAnnotatorDayAndOutletToo() {
    assertThat(ids(new WrittenBy("entities", List.of("1.0.0"), LocalDate.of(2026, 3, 2), "")))
        .containsExactly("c");
    assertThat(ids(new WrittenBy("entities", List.of("1.0.0"), EVER, "Herald"))).isEmpty();
    assertThat(ids(new WrittenBy("topics", List.of("1.0.0"), EVER, ""))).isEmpty();
    assertThat(ids(new WrittenBy("entities", List.of(), EVER, ""))).isEmpty();
  }

  @Test
  void countsWhatEachVersionWrote() {
    assertThat(scan.versions("entities"))
        .containsExactly(
            new ModelVersion("entities", "crf", "1.0.0", 2),
            new ModelVersion("entities", "crf", "1.1.0", 1),
            new ModelVersion("entities", "crf", "2.0.0", 1));
    assertThat(scan.versions("nobody")).isEmpty();
  }

  @Test
  void doesNotFindWhatANewerVersionHasReplaced() throws Exception {
    write(5, 6, by("2.0.0", "a", "2026-03-01"));

    assertThat(ids(new WrittenBy("crf", List.of("1.0.0"), EVER, ""))).containsExactly("c");
  }

  private List<String> ids(WrittenBy writer) {
    return scan.page(writer, 0, scan.lastKey(), 10).stream()
        .map(each -> each.article().getId())
        .toList();
  }

  private static EnrichedArticle by(String version, String id, String day) {
    EnrichedArticle article = SampleArticles.naming(id, 0, day, "Ann");
    article.setProvenance(
        List.of(
            new Provenance("entities", "crf", version, null, AnnotationStatus.COMPLETE, null, 1L)));
    return article;
  }
}
