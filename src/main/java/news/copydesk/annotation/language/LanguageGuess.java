package news.copydesk.annotation.language;

/**
 * The language that a text seems to be in.
 *
 * @param tag BCP 47 tag without script and region
 * @param confidence probability of it against the second best guess, from 0.5 to 1. Against all
 *     languages together, a short text's probability says more about its length.
 */
record LanguageGuess(String tag, double confidence) {}
