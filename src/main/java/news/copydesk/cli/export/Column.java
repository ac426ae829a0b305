package news.copydesk.cli.export;

/**
 * A column of a flat file.
 *
 * @param type what its cells are, where they are not null
 */
record Column(String name, Type type) {

  /** What a cell is. */
  enum Type {
    TEXT,
    WHOLE,
    NUMBER,
    TIME,
    TRUTH
  }

  static Column text(String name) {
    return new Column(name, Type.TEXT);
  }

  static Column whole(String name) {
    return new Column(name, Type.WHOLE);
  }

  static Column number(String name) {
    return new Column(name, Type.NUMBER);
  }

  static Column time(String name) {
    return new Column(name, Type.TIME);
  }

  static Column truth(String name) {
    return new Column(name, Type.TRUTH);
  }
}
