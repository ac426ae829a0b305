package news.copydesk.page;

import java.util.Optional;

/**
 * Who may see the page. Never prints the token.
 *
 * @param loopback whether only this machine reaches the port
 * @param token whoever looks must show it; without one, only this machine may look
 */
public record PageOptions(boolean loopback, Optional<String> token) {

  @Override
  public String toString() {
    return "PageOptions[loopback=%s, token=%s]"
        .formatted(loopback, token.isPresent() ? "***" : "none");
  }
}
