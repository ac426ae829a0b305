package news.copydesk.annotation.sentiment;

/**
 * A labelled sentence made ready for training.
 *
 * @param view what the network sees
 * @param features what the linear model sees
 * @param tone one of {@link Tones}
 */
record TrainingCase(SentenceView view, Features features, int tone) {

  boolean hasTarget() {
    return view.target >= 0;
  }
}
