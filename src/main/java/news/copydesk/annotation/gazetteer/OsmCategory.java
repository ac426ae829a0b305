package news.copydesk.annotation.gazetteer;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The category of an OpenStreetMap object by its tags
 * (https://wiki.openstreetmap.org/wiki/Map_features); none for what has no tag that makes it one.
 */
final class OsmCategory {

  private OsmCategory() {}

  /**
   * @param tags the value of a key; empty where there is none
   */
  static Optional<String> of(UnaryOperator<String> tags) {
    Optional<String> amenity = ofAmenity(tags.apply("amenity"));
    if (amenity.isPresent()) {
      return amenity;
    }
    if (has(tags, "healthcare")) {
      return Optional.of("healthcare");
    }
    if (has(tags, "government") || tags.apply("office").equals("government")) {
      return Optional.of("government");
    }
    if (has(tags, "shop") || has(tags, "office") || has(tags, "craft") || has(tags, "company")) {
      return Optional.of("business");
    }
    return ofArea(tags);
  }

  private static Optional<String> ofArea(UnaryOperator<String> tags) {
    Optional<String> place = ofPlace(tags.apply("place"));
    if (place.isPresent()) {
      return place;
    }
    if (tags.apply("boundary").equals("administrative")) {
      return Optional.of("place");
    }
    boolean landmark =
        has(tags, "tourism")
            || has(tags, "historic")
            || has(tags, "leisure")
            || has(tags, "natural")
            || has(tags, "man_made")
            || has(tags, "aeroway")
            || has(tags, "railway")
            || has(tags, "waterway");
    return landmark ? Optional.of("landmark") : Optional.empty();
  }

  private static Optional<String> ofPlace(String place) {
    return switch (place) {
      case "" -> Optional.empty();
      case "country" -> Optional.of("country");
      case "state", "province", "region" -> Optional.of("region");
      default -> Optional.of("place");
    };
  }

  private static Optional<String> ofAmenity(String amenity) {
    return switch (amenity) {
      case "school", "kindergarten", "college", "university", "music_school", "language_school" ->
          Optional.of("school");
      case "hospital",
          "clinic",
          "doctors",
          "dentist",
          "pharmacy",
          "nursing_home",
          "veterinary",
          "social_facility" ->
          Optional.of("healthcare");
      case "townhall",
          "courthouse",
          "police",
          "fire_station",
          "post_office",
          "prison",
          "embassy",
          "library",
          "ranger_station" ->
          Optional.of("government");
      case "place_of_worship" -> Optional.of("religion");
      case "community_centre",
          "theatre",
          "cinema",
          "arts_centre",
          "fountain",
          "grave_yard",
          "marketplace",
          "conference_centre",
          "events_venue" ->
          Optional.of("landmark");
      case "restaurant",
          "cafe",
          "fast_food",
          "bar",
          "pub",
          "bank",
          "fuel",
          "car_wash",
          "car_rental",
          "nightclub",
          "casino",
          "ice_cream" ->
          Optional.of("business");
      default -> Optional.empty();
    };
  }

  private static boolean has(UnaryOperator<String> tags, String key) {
    return !tags.apply(key).isEmpty() && !tags.apply(key).equals("no");
  }
}
