package news.copydesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelEpochTest {

  private final ModelEpoch epoch = new ModelEpoch();

  @Test
  void isZeroWithoutARegistry() {
    assertThat(epoch.getAsLong()).isZero();
  }

  @Test
  void isTheLatestPromotionInService() {
    epoch.serves("entities", 10);
    epoch.serves("topics", 7);

    assertThat(epoch.getAsLong()).isEqualTo(10);
  }

  @Test
  void staysBelowAPromotionThatIsNotYetInService() {
    epoch.serves("entities", 10);
    epoch.serves("topics", 7);

    epoch.wants("entities", 20);
    epoch.serves("topics", 30);
    assertThat(epoch.getAsLong()).isEqualTo(10);

    epoch.serves("entities", 20);
    assertThat(epoch.getAsLong()).isEqualTo(30);
  }

  @Test
  void staysBelowAPromotionThatThisProcessRefuses() {
    epoch.serves("entities", 10);

    epoch.wants("entities", 20);
    epoch.wants("entities", 20);

    assertThat(epoch.getAsLong()).isEqualTo(10);
  }

  @Test
  void goesOnWhenARollbackTakesThePlaceOfAPromotionThatWasRefused() {
    epoch.serves("entities", 10);
    epoch.wants("entities", 20);

    epoch.serves("entities", 25);

    assertThat(epoch.getAsLong()).isEqualTo(25);
  }

  @Test
  void doesNotForgetWhatItHeardLast() {
    epoch.wants("entities", 20);

    epoch.serves("entities", 10);

    assertThat(epoch.getAsLong()).isEqualTo(10);
  }

  /** Records of one revision, of which the later says less, would be taken for the older. */
  @Test
  void doesNotFallWhenAnotherModelGoesOnPastOneThatIsNotInService() {
    epoch.serves("topics", 10);
    epoch.wants("entities", 20);
    epoch.wants("topics", 30);

    epoch.serves("topics", 30);

    assertThat(epoch.getAsLong()).isEqualTo(10);
    epoch.serves("entities", 20);
    assertThat(epoch.getAsLong()).isEqualTo(30);
  }

  @Test
  void aPromotionThatWasRefusedCountsUntilALaterOneIsInService() {
    epoch.serves("entities", 10);
    epoch.wants("entities", 20);
    epoch.serves("topics", 30);

    epoch.wants("entities", 40);

    assertThat(epoch.getAsLong()).as("still without that of 20").isEqualTo(10);
    epoch.serves("entities", 40);
    assertThat(epoch.getAsLong()).isEqualTo(40);
  }
}
