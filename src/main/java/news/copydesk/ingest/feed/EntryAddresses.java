package news.copydesk.ingest.feed;

import com.rometools.rome.feed.synd.SyndEntry;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's entries are called: their addresses, resolved against that of the feed where they
 * are relative, and their ids.
 *
 * @param base what relative links stand below, if anything is known
 * @param scope what is put before a guid that is unique within its feed only
 */
record EntryAddresses(Optional<URI> base, String scope) {

  /**
   * Of the entries of a feed.
   *
   * @param name its own address, or a file
   * @param link the feed's link to its site
   */
  static EntryAddresses of(String name, @Nullable String link) {
    Optional<URI> base = absolute(link).or(() -> absolute(name));
    return new EntryAddresses(base, base.map(URI::getHost).orElse(name));
  }

  /** The guid, else the link, both as they are written; empty where there is neither. */
  Optional<String> id(SyndEntry entry) {
    String guid = stripped(entry.getUri());
    if (guid.isEmpty()) {
      guid = stripped(entry.getLink());
    }
    if (guid.isEmpty()) {
      return Optional.empty();
    }
    boolean uri = guid.matches("[A-Za-z][A-Za-z0-9+.-]*:.+");
    return Optional.of(uri ? guid : scope + "/" + guid);
  }

  /** Where the entry can be read; empty where it does not say. */
  Optional<String> url(SyndEntry entry) {
    String link = stripped(entry.getLink());
    return link.isEmpty() ? Optional.empty() : Optional.of(resolved(link));
  }

  private String resolved(String link) {
    try {
      return base.map(address -> address.resolve(link).toString()).orElse(link);
    } catch (IllegalArgumentException e) {
      return link; // No address by the rules; readers may know what to do with it.
    }
  }

  private static Optional<URI> absolute(@Nullable String address) {
    try {
      return Optional.of(URI.create(stripped(address))).filter(uri -> uri.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String stripped(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
