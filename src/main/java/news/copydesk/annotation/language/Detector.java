package news.copydesk.annotation.language;

/** Finds the language of a text, as its model names it. Thread-safe. */
interface Detector {

  /** The most probable language; its tag is the model's own, usually three letters. */
  LanguageGuess guess(String text);
}
