package news.copydesk.annotation.gazetteer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A place, institution or person as a gazetteer's source lists it.
 *
 * @param id unique in the gazetteer
 * @param name what it is called
 * @param aliases what else it is called
 * @param category for example {@code place}, {@code school}, {@code healthcare}
 * @param latitude degrees north, WGS 84; present if and only if the longitude is
 * @param longitude degrees east, WGS 84
 * @param population people; 0 where unknown
 * @param country ISO 3166-1 alpha-2 code, in capitals
 * @param scopes the sources (outlets) in whose articles the names mean this; none for all
 */
public record GazetteerEntry(
    String id,
    String name,
    List<String> aliases,
    String category,
    OptionalDouble latitude,
    OptionalDouble longitude,
    long population,
    Optional<String> country,
    List<String> scopes) {

  /** Longest normalised name, in characters; what is longer is no name. */
  static final int MAX_NAME = 200;

  /** Checks what the fields say about themselves. */
  public GazetteerEntry {
    aliases = List.copyOf(aliases);
    scopes = List.copyOf(scopes);
    require(!id.isBlank(), "id is empty; give every entry one of its own");
    require(!NormalisedText.normalise(name).isEmpty(), "name has no letter and no digit");
    require(
        NormalisedText.normalise(name).length() <= MAX_NAME,
        "name is longer than " + MAX_NAME + " characters");
    require(!category.isBlank(), "category is empty; say place, school, government, …");
    require(
        latitude.isPresent() == longitude.isPresent(), "lat and lon: give both of them or neither");
    require(Math.abs(latitude.orElse(0)) <= 90, "lat is not between -90 and 90");
    require(Math.abs(longitude.orElse(0)) <= 180, "lon is not between -180 and 180");
    require(population >= 0, "population is below 0");
    require(
        country.map(code -> code.matches("[A-Z]{2}")).orElse(true),
        "country is not two capital letters (ISO 3166-1 alpha-2)");
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
