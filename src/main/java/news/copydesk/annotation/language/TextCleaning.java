package news.copydesk.annotation.language;

import java.util.List;
import java.util.function.Predicate;
import opennlp.tools.util.normalizer.CharSequenceNormalizer;
import opennlp.tools.util.normalizer.EmojiCharSequenceNormalizer;
import opennlp.tools.util.normalizer.NumberCharSequenceNormalizer;
import opennlp.tools.util.normalizer.ShrinkCharSequenceNormalizer;
import opennlp.tools.util.normalizer.TwitterCharSequenceNormalizer;
import opennlp.tools.util.normalizer.UrlCharSequenceNormalizer;

/**
 * What OpenNLP takes out of a text before it looks at n-grams, as {@code LanguageDetectorFactory}
 * has it. Its regular expressions are asked only of texts that they may change.
 */
final class TextCleaning {

  /**
   * One step.
   *
   * @param mayChange false only of texts whose n-grams it leaves as they are
   */
  private record Step(CharSequenceNormalizer normalizer, Predicate<CharSequence> mayChange) {}

  private static final List<Step> STEPS =
      List.of(
          new Step(EmojiCharSequenceNormalizer.getInstance(), TextCleaning::hasMoreThanAscii),
          new Step(UrlCharSequenceNormalizer.getInstance(), TextCleaning::hasAddress),
          new Step(TwitterCharSequenceNormalizer.getInstance(), text -> true),
          new Step(NumberCharSequenceNormalizer.getInstance(), TextCleaning::hasDigit),
          new Step(ShrinkCharSequenceNormalizer.getInstance(), TextCleaning::hasGaps));

  private TextCleaning() {}

  static CharSequence of(CharSequence text) {
    CharSequence cleaned = text;
    for (Step step : STEPS) {
      if (step.mayChange().test(cleaned)) {
        cleaned = step.normalizer().normalize(cleaned);
      }
    }
    return cleaned;
  }

  // OpenNLP's pattern takes hyphens for emoji too.
  private static boolean hasMoreThanAscii(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80 || text.charAt(i) == '-') {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAddress(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '/' || text.charAt(i) == '@') {
        return true;
      }
    }
    return false;
  }

  private static boolean hasDigit(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  /**
   * White space beside white space or at an end. Runs of a character, which the step shortens too,
   * say the same before: no model has an n-gram of three equal characters.
   */
  private static boolean hasGaps(CharSequence text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      boolean nextSpace = text.charAt(i) <= ' ';
      if (space && nextSpace) {
        return true;
      }
      space = nextSpace;
    }
    return space;
  }
}
