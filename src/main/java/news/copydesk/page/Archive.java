package news.copydesk.page;

import java.util.List;

/** Where older articles are found by name: the database, for an instance that has one. */
public interface Archive {

  /**
   * The newest articles that mention a name, newest first.
   *
   * @param name as it is stored: the gazetteer's where the entity is linked
   * @throws RuntimeException if it does not answer
   */
  List<Clipping> naming(String name, int most);

  /** Nothing but the latest articles. */
  static Archive none() {
    return (name, most) -> List.of();
  }
}
