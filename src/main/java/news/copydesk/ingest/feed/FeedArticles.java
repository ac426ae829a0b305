package news.copydesk.ingest.feed;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleLine;
import org.jspecify.annotations.Nullable;

/**
 * Makes an article of each entry of a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0. The id is the
 * guid, put behind the feed's host where it is no URI and so only unique within the feed; the body
 * is the longest content that the entry has, else its description, as plain text.
 *
 * <p>A document type declaration is refused whatever it says: entities that name files, addresses
 * or each other never come to be read.
 */
public final class FeedArticles {

  private static final String NO_IDENTITY =
      "the entry has neither guid nor link, and so nothing to tell it from others by; its feed has"
          + " to give it one";

  private final Optional<String> source;

  /**
   * @param source the outlet; the feed's title where none is given
   */
  public FeedArticles(Optional<String> source) {
    this.source = source;
  }

  /**
   * Reads a feed.
   *
   * @param name of the file or its address, for messages, and for what has no host
   * @param fetchedAt when the bytes were fetched
   * @return the entries, numbered as they stand in the feed: those without an identity, then the
   *     articles, oldest first, so that a stop in between loses none
   * @throws FeedException when it is no feed
   */
  public List<ArticleLine> read(String name, byte[] bytes, Instant fetchedAt) throws FeedException {
    SyndFeed feed = parse(name, bytes);
    String outlet = source.orElseGet(() -> HtmlText.of(feed.getTitle()));
    EntryAddresses addresses = EntryAddresses.of(name, feed.getLink());
    List<ArticleLine> bad = new ArrayList<>();
    List<ArticleLine.Good> good = new ArrayList<>();
    int number = 0;
    for (SyndEntry entry : feed.getEntries()) {
      number++;
      Optional<String> id = addresses.id(entry);
      if (id.isEmpty()) {
        bad.add(new ArticleLine.Bad(name, number, NO_IDENTITY));
        continue;
      }
      Article article = article(entry, id.get(), addresses.url(entry), outlet, fetchedAt);
      good.add(new ArticleLine.Good(name, number, article));
    }
    good.sort(
        Comparator.comparing(
            line -> Objects.requireNonNullElse(line.article().getPublishedAt(), Instant.EPOCH)));
    bad.addAll(good);
    return bad;
  }

  private static SyndFeed parse(String name, byte[] bytes) throws FeedException {
    SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
    input.setAllowDoctypes(false);
    try (Reader reader =
        new LegalCharacters(new XmlReader(new ByteArrayInputStream(bytes), true, "UTF-8"))) {
      return input.build(reader);
    } catch (com.rometools.rome.io.FeedException | IllegalArgumentException | IOException e) {
      throw new FeedException(
          "%s is no feed that can be read (%s); give the address of an RSS or Atom feed without a DOCTYPE"
              .formatted(name, said(e)),
          e);
    }
  }

  private static Article article(
      SyndEntry entry, String id, Optional<String> url, String outlet, Instant fetchedAt) {
    Map<String, String> attributes = new HashMap<>();
    String categories =
        entry.getCategories().stream()
            .map(SyndCategory::getName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(";"));
    put(attributes, "categories", categories);
    put(attributes, "author", entry.getAuthor());
    return new Article(
        id,
        0L,
        url.orElse(null),
        outlet,
        HtmlText.of(entry.getTitle()),
        body(entry),
        null,
        instant(Stream.of(entry.getPublishedDate(), entry.getUpdatedDate())),
        fetchedAt,
        attributes);
  }

  private static String body(SyndEntry entry) {
    Optional<String> content =
        entry.getContents().stream()
            .map(SyndContent::getValue)
            .filter(Objects::nonNull)
            .max(Comparator.comparingInt(String::length));
    SyndContent description = entry.getDescription();
    return HtmlText.of(
        content
            .filter(text -> !text.isBlank())
            .orElseGet(() -> description == null ? "" : description.getValue()));
  }

  private static @Nullable Instant instant(Stream<@Nullable Date> dates) {
    return dates.filter(Objects::nonNull).findFirst().map(Date::toInstant).orElse(null);
  }

  private static void put(Map<String, String> to, String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      to.put(name, text.strip());
    }
  }

  /** Only what kind of mistake it was and where: the parser's message may quote the feed. */
  private static String said(Exception e) {
    return e instanceof com.rometools.rome.io.ParsingFeedException parsing
        ? "not well-formed at line %d, or with a DOCTYPE".formatted(parsing.getLineNumber())
        : e.getClass().getSimpleName();
  }
}
