package news.copydesk.cli.render;

import java.util.ArrayList;
import java.util.List;

/** Breaks styled text at spaces into lines that fit; a word longer than the line is cut. */
final class Wrapper {

  private final int width;
  private final Colour colour;

  private final List<String> lines = new ArrayList<>();
  private final List<Span> line = new ArrayList<>();
  private final List<Span> word = new ArrayList<>();
  private int lineWidth;
  private int wordWidth;

  private Wrapper(int width, Colour colour) {
    this.width = Math.max(1, width);
    this.colour = colour;
  }

  /**
   * The lines, painted. A line feed in the text ends a line; spaces where a line breaks go away.
   *
   * @param width in columns, 1 at least
   */
  static List<String> wrap(List<Span> text, int width, Colour colour) {
    Wrapper wrapper = new Wrapper(width, colour);
    for (Span span : text) {
      wrapper.add(span);
    }
    wrapper.endWord();
    wrapper.endLine();
    return List.copyOf(wrapper.lines);
  }

  private void add(Span span) {
    int begin = 0;
    for (int at = 0; at < span.text().length(); at++) {
      char character = span.text().charAt(at);
      if (character == ' ' || character == '\n') {
        grow(span, begin, at);
        endWord();
        begin = at + 1;
      }
      if (character == ' ' && lineWidth > 0 && lineWidth < width) {
        line.add(new Span(span.style(), " "));
        lineWidth++;
      } else if (character == '\n') {
        endLine();
      }
    }
    grow(span, begin, span.text().length());
  }

  private void grow(Span span, int begin, int end) {
    if (begin < end) {
      String text = span.text().substring(begin, end);
      word.add(new Span(span.style(), text));
      wordWidth += DisplayWidth.of(text);
    }
  }

  private void endWord() {
    if (lineWidth > 0 && lineWidth + wordWidth > width) {
      endLine();
    }
    for (Span part : word) {
      place(part);
    }
    word.clear();
    wordWidth = 0;
  }

  private void place(Span part) {
    String rest = part.text();
    while (!rest.isEmpty()) {
      String fits = DisplayWidth.cut(rest, width - lineWidth);
      if (fits.isEmpty() && lineWidth == 0) {
        fits = rest.substring(0, Character.charCount(rest.codePointAt(0))); // wider than a line
      }
      line.add(new Span(part.style(), fits));
      lineWidth += DisplayWidth.of(fits);
      rest = rest.substring(fits.length());
      if (!rest.isEmpty()) {
        endLine();
      }
    }
  }

  private void endLine() {
    while (!line.isEmpty() && line.get(line.size() - 1).text().isBlank()) {
      line.remove(line.size() - 1);
    }
    StringBuilder painted = new StringBuilder();
    Style style = Style.PLAIN;
    StringBuilder run = new StringBuilder();
    for (Span part : line) {
      if (part.style() != style) {
        painted.append(colour.paint(style, run.toString()));
        run.setLength(0);
        style = part.style();
      }
      run.append(part.text());
    }
    lines.add(painted.append(colour.paint(style, run.toString())).toString());
    line.clear();
    lineWidth = 0;
  }
}
