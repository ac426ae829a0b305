package news.copydesk.config;

/**
 * Where health and metrics are served.
 *
 * @param host the address to bind to
 * @param port the port; 0 takes a free one
 */
public record HttpConfig(String host, int port) {}
