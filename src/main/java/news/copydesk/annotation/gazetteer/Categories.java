package news.copydesk.annotation.gazetteer;

import java.util.Arrays;

/** What the categories of a gazetteer's entries say. Read once, as they are asked for often. */
final class Categories {

  private final Gazetteer gazetteer;
  private final int[] numbers;
  private final NameKind[] kinds;
  private final int country;
  private final int region;

  Categories(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    int[] found = new int[8];
    int[] examples = new int[8];
    int count = 0;
    for (int entry = 0; entry < gazetteer.size(); entry++) {
      if (position(found, count, gazetteer.categoryNumber(entry)) < 0) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
          examples = Arrays.copyOf(examples, count * 2);
        }
        examples[count] = entry;
        found[count++] = gazetteer.categoryNumber(entry);
      }
    }
    numbers = Arrays.copyOf(found, count);
    kinds = new NameKind[count];
    int countryNumber = -1;
    int regionNumber = -1;
    for (int i = 0; i < count; i++) {
      String category = gazetteer.category(examples[i]);
      kinds[i] = NameKind.ofCategory(category);
      countryNumber = category.equals("country") ? numbers[i] : countryNumber;
      regionNumber = category.equals("region") ? numbers[i] : regionNumber;
    }
    country = countryNumber;
    region = regionNumber;
  }

  private static int position(int[] numbers, int count, int number) {
    for (int i = 0; i < count; i++) {
      if (numbers[i] == number) {
        return i;
      }
    }
    return -1;
  }

  NameKind kind(int entry) {
    return kinds[position(numbers, numbers.length, gazetteer.categoryNumber(entry))];
  }

  boolean isCountry(int entry) {
    return gazetteer.country(entry) != 0 && gazetteer.categoryNumber(entry) == country;
  }

  boolean isRegion(int entry) {
    return gazetteer.categoryNumber(entry) == region;
  }

  /** False if both countries are known and differ. */
  boolean mayShareCountry(int one, int other) {
    int a = gazetteer.country(one);
    int b = gazetteer.country(other);
    return a == 0 || b == 0 || a == b;
  }

  boolean shareCountry(int one, int other) {
    int a = gazetteer.country(one);
    return a != 0 && a == gazetteer.country(other);
  }
}
