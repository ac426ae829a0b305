package news.copydesk.annotation.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;

/**
 * Groups the mentions of a document into entities. Mentions of one type whose text is the same but
 * for case and white space name the same entity. A person named by the last word of exactly one
 * longer name in the document, as news does after the first mention, is that person.
 */
final class EntityGrouping {

  private static final String PERSON = "PERSON";

  /** Unicode's white space, with the no-break space that HTML is full of. */
  private static final Pattern WHITE_SPACE =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private final Map<Key, List<Mention>> mentionsByKey = new LinkedHashMap<>();

  void add(String type, Mention mention) {
    Key key = new Key(type, folded(mention.text()));
    mentionsByKey.computeIfAbsent(key, k -> new ArrayList<>()).add(mention);
  }

  private static String folded(String text) {
    String words = isPlain(text) ? text : WHITE_SPACE.matcher(text).replaceAll(" ").trim();
    return words.toLowerCase(Locale.ROOT);
  }

  /** Most names: letters and printable ASCII with single spaces between them, or nothing else. */
  private static boolean isPlain(String text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' ? space : !(c > ' ' && c < 0x7f) && !Character.isLetter(c)) {
        return false;
      }
      space = c == ' ';
    }
    return !space;
  }

  List<Entity> entities() {
    joinSurnames();
    List<Entity> entities = new ArrayList<>(mentionsByKey.size());
    mentionsByKey.forEach(
        (key, mentions) -> {
          mentions.sort(EntityGrouping::byPosition);
          entities.add(new Entity(key.type(), canonicalText(mentions), List.copyOf(mentions)));
        });
    entities.sort((a, b) -> byPosition(a.mentions().get(0), b.mentions().get(0)));
    return entities;
  }

  private void joinSurnames() {
    Map<String, List<Key>> fullNamesByLastWord = new LinkedHashMap<>();
    for (Key key : mentionsByKey.keySet()) {
      if (key.type().equals(PERSON) && key.folded().indexOf(' ') > 0) {
        fullNamesByLastWord.computeIfAbsent(lastWord(key), k -> new ArrayList<>()).add(key);
      }
    }
    fullNamesByLastWord.forEach(
        (lastWord, fullNames) -> {
          Key surname = new Key(PERSON, lastWord);
          if (fullNames.size() == 1 && mentionsByKey.containsKey(surname)) {
            List<Mention> mentions = mentionsByKey.remove(surname);
            mentionsByKey
                .computeIfAbsent(fullNames.get(0), k -> new ArrayList<>())
                .addAll(mentions);
          }
        });
  }

  private static String lastWord(Key key) {
    return key.folded().substring(key.folded().lastIndexOf(' ') + 1);
  }

  private static String canonicalText(List<Mention> mentions) {
    String longest = mentions.get(0).text();
    for (Mention mention : mentions) {
      if (mention.text().length() > longest.length()) {
        longest = mention.text();
      }
    }
    return longest;
  }

  private static int byPosition(Mention a, Mention b) {
    int bySection = a.section().compareTo(b.section());
    return bySection != 0 ? bySection : Integer.compare(a.begin(), b.begin());
  }

  private record Key(String type, String folded) {}
}
