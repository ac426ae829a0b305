package news.copydesk.cli.render;

/** A piece of safe text in one style. */
record Span(Style style, String text) {}
