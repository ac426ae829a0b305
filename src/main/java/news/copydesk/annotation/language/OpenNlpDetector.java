package news.copydesk.annotation.language;

import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** OpenNLP's own detector: for models of any kind, and what {@link GramDetector} is held to. */
final class OpenNlpDetector implements Detector {

  private final LanguageDetectorME detector;

  OpenNlpDetector(LanguageDetectorModel model) {
    detector = new LanguageDetectorME(model);
  }

  @Override
  public LanguageGuess guess(String text) {
    Language[] languages = detector.predictLanguages(text);
    double first = languages[0].getConfidence();
    double second = languages[1].getConfidence();
    return new LanguageGuess(languages[0].getLang(), first / (first + second));
  }
}
