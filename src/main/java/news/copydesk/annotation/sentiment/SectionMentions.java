package news.copydesk.annotation.sentiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;

/**
 * The mentions in one section towards which a tone is measured, by where they begin, with offsets
 * in UTF-16 code units. Names of no one and nothing (dates, amounts) have none; of an entity that
 * is named often, the first mentions are enough.
 */
final class SectionMentions {

  /** Mentions of an entity that are looked at, per section. */
  static final int MOST_PER_ENTITY = 6;

  private static final Set<String> NUMERIC = Set.of("DATE", "TIME", "MONEY", "PERCENT");

  /**
   * One mention.
   *
   * @param entity the entity's position in the document's list
   * @param begin where it begins
   * @param end behind it
   */
  record Located(int entity, int begin, int end) {}

  private SectionMentions() {}

  static List<Located> of(List<Entity> entities, Section section, String text) {
    int length = text.codePointCount(0, text.length());
    List<Located> found = new ArrayList<>();
    for (int e = 0; e < entities.size(); e++) {
      int taken = 0;
      for (Mention mention : entities.get(e).mentions()) {
        if (mention.section() == section
            && mention.end() <= length
            && taken < MOST_PER_ENTITY
            && !NUMERIC.contains(entities.get(e).type())) {
          found.add(new Located(e, mention.begin(), mention.end()));
          taken++;
        }
      }
    }
    found.sort(Comparator.comparingInt(Located::begin));
    return length == text.length() ? found : inUtf16(found, text);
  }

  /** In one pass, for texts with supplementary characters. */
  private static List<Located> inUtf16(List<Located> codePoints, String text) {
    List<Located> found = new ArrayList<>(codePoints.size());
    int utf16 = 0;
    int counted = 0;
    for (Located mention : codePoints) {
      utf16 = text.offsetByCodePoints(utf16, mention.begin() - counted);
      counted = mention.begin();
      int end = text.offsetByCodePoints(utf16, mention.end() - mention.begin());
      found.add(new Located(mention.entity(), utf16, end));
    }
    return found;
  }
}
