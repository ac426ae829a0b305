package news.copydesk.deadletters;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Chooses letters; an empty set chooses all.
 *
 * @param errors class names of exceptions, with or without their package
 * @param ids article ids: the letters' keys
 * @param places {@code partition@offset} on the dead letter topic
 */
public record LetterFilter(Set<String> errors, Set<String> ids, Set<String> places)
    implements Predicate<Letter> {

  /** Copies the sets. */
  public LetterFilter {
    errors = Set.copyOf(errors);
    ids = Set.copyOf(ids);
    places = Set.copyOf(places);
  }

  /** Whether it chooses every letter. */
  public boolean choosesAll() {
    return errors.isEmpty() && ids.isEmpty() && places.isEmpty();
  }

  @Override
  public boolean test(Letter letter) {
    return (errors.isEmpty()
            || errors.contains(letter.error())
            || errors.contains(letter.errorName()))
        && (ids.isEmpty() || ids.contains(letter.key()))
        && (places.isEmpty() || places.contains(letter.place()));
  }
}
