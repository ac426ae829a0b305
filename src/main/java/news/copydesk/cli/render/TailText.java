package news.copydesk.cli.render;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.ingest.DeadLetter;
import news.copydesk.ingest.TailPosition;
import news.copydesk.ingest.TailRecord;
import org.apache.kafka.common.utils.Bytes;

/** Shows what a tail finds to people. */
public final class TailText {

  private static final String INDENT = "  ";

  private final Highlighter highlighter;
  private final Colour colour;
  private final int width;

  /**
   * @param width of the terminal, in columns
   */
  public TailText(Colour colour, int width) {
    this.highlighter = new Highlighter(colour, width);
    this.colour = colour;
    this.width = width;
  }

  /** A record of the enriched topic: the position, then the article or why there is none. */
  public List<String> lines(TailRecord record) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(record.at()));
    if (record instanceof TailRecord.Enriched enriched) {
      lines.addAll(highlighter.lines(enriched.article()));
    } else if (record instanceof TailRecord.Deleted deleted) {
      lines.addAll(wrapped(Style.DIM, "deleted: " + deleted.key()));
    } else if (record instanceof TailRecord.Undecodable other) {
      String what =
          "cannot be decoded: key %s, %,d bytes: %s"
              .formatted(other.key(), other.size(), other.reason());
      lines.addAll(wrapped(Style.WARNING, what));
    }
    return lines;
  }

  /** A dead letter: the position, key and size, then every header. */
  public List<String> lines(DeadLetter letter) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(letter.at()));
    String key = letter.key().isPresent() ? "key " + letter.keyText() : "no key";
    String value = letter.value().map(TailText::size).orElse("null value");
    lines.addAll(wrapped(Style.WARNING, key + ", " + value));
    for (DeadLetter.Header header : letter.headers()) {
      // Line by line, since one of them is a stack trace.
      String text = SafeText.line(header.name()) + ": " + SafeText.paragraphs(header.value());
      for (String line : wrapped(text.stripTrailing())) {
        lines.add(INDENT + line);
      }
    }
    return lines;
  }

  private static String size(Bytes value) {
    return "%,d bytes".formatted(value.get().length);
  }

  private String heading(TailPosition at) {
    return colour.paint(Style.DIM, SafeText.line("-- " + at + " " + at.timestamp()));
  }

  private List<String> wrapped(Style style, String text) {
    return Wrapper.wrap(List.of(new Span(style, SafeText.line(text))), width, colour);
  }

  private List<String> wrapped(String safe) {
    int indented = width - INDENT.length();
    return Wrapper.wrap(List.of(new Span(Style.PLAIN, safe)), indented, colour);
  }
}
