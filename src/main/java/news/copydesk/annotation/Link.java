package news.copydesk.annotation;

import java.util.OptionalDouble;

/**
 * A gazetteer entry, and how it was found.
 *
 * @param id the entry's id in the gazetteer
 * @param name the entry's name
 * @param category for example {@code place}, {@code school}, {@code healthcare}
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param score how sure the link is, from 0 to 1
 * @param match how the entry was found
 */
public record Link(
    String id,
    String name,
    String category,
    OptionalDouble latitude,
    OptionalDouble longitude,
    double score,
    Match match) {

  /** How a name was found in the gazetteer. */
  public enum Match {
    /** The entry's own name, after normalisation. */
    EXACT,
    /** One of the entry's other names, after normalisation. */
    ALIAS,
    /** A name that is almost the same. */
    FUZZY
  }
}
