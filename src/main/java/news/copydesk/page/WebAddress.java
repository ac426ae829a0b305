package news.copydesk.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells addresses of the web from everything else that an article's url may be, such as script. */
final class WebAddress {

  private static final int LONGEST = 2_000;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private WebAddress() {}

  /** The same address; null if it is none that a reader should follow. */
  static @Nullable String orNull(@Nullable String url) {
    if (url == null || url.length() > LONGEST) {
      return null;
    }
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      return scheme != null
              && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
              && uri.getHost() != null
              && uri.getUserInfo() == null
          ? uri.toString()
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
