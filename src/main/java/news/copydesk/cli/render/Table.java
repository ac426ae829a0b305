package news.copydesk.cli.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Aligned columns for a terminal. Cells are made safe; what does not fit ends in an ellipsis, and
 * the widest columns give way first. Not thread-safe.
 */
public final class Table {

  /** Where the text of a column stands. */
  public enum Align {
    LEFT,
    RIGHT
  }

  /** A column's heading and alignment. */
  public record Column(String heading, Align align) {

    /** Text stands left. */
    public static Column left(String heading) {
      return new Column(heading, Align.LEFT);
    }

    /** Numbers stand right. */
    public static Column right(String heading) {
      return new Column(heading, Align.RIGHT);
    }
  }

  private static final String GAP = "  ";
  private static final String ELLIPSIS = "…";
  private static final int NARROWEST = 4;

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table without rows. */
  public Table(Column... columns) {
    this.columns = List.of(columns);
    rows.add(this.columns.stream().map(Column::heading).toList());
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException unless there is a cell for each column
   */
  public Table row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, columns.size()));
    }
    rows.add(Arrays.stream(cells).map(cell -> SafeText.line(String.valueOf(cell))).toList());
    return this;
  }

  /**
   * The lines, the headings first.
   *
   * @param width in columns of the terminal; never less than four for each column of the table
   */
  public List<String> lines(int width, Colour colour) {
    int[] widths = widths(width);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        line.append(column == 0 ? "" : GAP);
        line.append(cell(row.get(column), widths[column], columns.get(column).align()));
      }
      String text = line.toString().stripTrailing();
      lines.add(lines.isEmpty() ? colour.paint(Style.BOLD, text) : text);
    }
    return lines;
  }

  private int[] widths(int available) {
    int[] widths = new int[columns.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
      }
    }
    int total = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    for (; total > available; total--) {
      int widest = 0;
      for (int column = 1; column < widths.length; column++) {
        widest = widths[column] > widths[widest] ? column : widest;
      }
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static String cell(String text, int width, Align align) {
    String shown =
        DisplayWidth.of(text) <= width ? text : DisplayWidth.cut(text, width - 1) + ELLIPSIS;
    String padding = " ".repeat(Math.max(0, width - DisplayWidth.of(shown)));
    return align == Align.RIGHT ? padding + shown : shown + padding;
  }
}
