package news.copydesk.annotation.sentiment;

/** Is told how far a training has come. */
@FunctionalInterface
public interface TrainingSteps {

  /** So many more cases have been learned from. */
  void done(int cases);
}
