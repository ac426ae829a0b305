package news.copydesk.annotation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityGroupingTest {

  private final EntityGrouping grouping = new EntityGrouping();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ANGELA MERKEL",
        "angela merkel",
        "Angela  Merkel",
        "Angela\n\tMerkel",
        "Angela\u00a0Merkel",
        "Angela\u2003Merkel"
      })
  void joinsWhatDiffersOnlyInCaseOrWhiteSpace(String other) {
    add("PERSON", Section.TITLE, 0, "Angela Merkel");
    add("PERSON", Section.BODY, 10, other);

    assertThat(grouping.entities()).hasSize(1);
    assertThat(grouping.entities().get(0).mentions())
        .extracting(Mention::text)
        .containsExactly("Angela Merkel", other);
  }

  @Test
  void keepsTypesApart() {
    add("PERSON", Section.BODY, 0, "Washington");
    add("LOCATION", Section.BODY, 20, "Washington");

    assertThat(described()).containsExactly("PERSON Washington 1", "LOCATION Washington 1");
  }

  @Test
  void joinsASurnameToTheOnlyFullNameThatEndsWithIt() {
    add("PERSON", Section.TITLE, 0, "MERKEL");
    add("PERSON", Section.BODY, 0, "Angela Merkel");
    add("PERSON", Section.BODY, 30, "Merkel");

    assertThat(described()).containsExactly("PERSON Angela Merkel 3");
  }

  @Test
  void leavesASurnameAloneThatTwoPeopleShare() {
    add("PERSON", Section.BODY, 0, "Bill Clinton");
    add("PERSON", Section.BODY, 20, "Hillary Clinton");
    add("PERSON", Section.BODY, 40, "Clinton");

    assertThat(described())
        .containsExactly("PERSON Bill Clinton 1", "PERSON Hillary Clinton 1", "PERSON Clinton 1");
  }

  @Test
  void joinsNoFirstNameAndNoPartOfAWord() {
    add("PERSON", Section.BODY, 0, "Angela Merkel");
    add("PERSON", Section.BODY, 20, "Angela");
    add("PERSON", Section.BODY, 30, "Kel");

    assertThat(described())
        .containsExactly("PERSON Angela Merkel 1", "PERSON Angela 1", "PERSON Kel 1");
  }

  @Test
  void joinsSurnamesOfPeopleOnly() {
    add("ORGANIZATION", Section.BODY, 0, "Ford Motor");
    add("ORGANIZATION", Section.BODY, 20, "Motor");
    add("LOCATION", Section.BODY, 30, "Merkel");
    add("PERSON", Section.BODY, 40, "Angela Merkel");

    assertThat(described())
        .containsExactly(
            "ORGANIZATION Ford Motor 1",
            "ORGANIZATION Motor 1",
            "LOCATION Merkel 1",
            "PERSON Angela Merkel 1");
  }

  @Test
  void ordersMentionsTitleFirstAndEntitiesByFirstMention() {
    add("LOCATION", Section.BODY, 90, "Munich");
    add("PERSON", Section.BODY, 50, "Jane Doe");
    add("LOCATION", Section.BODY, 5, "Munich");
    add("PERSON", Section.TITLE, 7, "Doe");

    List<Entity> entities = grouping.entities();

    assertThat(entities).extracting(Entity::text).containsExactly("Jane Doe", "Munich");
    assertThat(entities.get(0).mentions())
        .extracting(Mention::section)
        .containsExactly(Section.TITLE, Section.BODY);
    assertThat(entities.get(1).mentions()).extracting(Mention::begin).containsExactly(5, 90);
  }

  @Test
  void foldsCaseWithoutRegardToTheMachinesLanguage() {
    add("LOCATION", Section.BODY, 0, "ISTANBUL");
    add("LOCATION", Section.BODY, 20, "Istanbul");

    assertThat(described()).containsExactly("LOCATION ISTANBUL 2");
  }

  private void add(String type, Section section, int begin, String text) {
    grouping.add(type, new Mention(section, begin, begin + text.length(), text));
  }

  private List<String> described() {
    return grouping.entities().stream()
        .map(entity -> entity.type() + " " + entity.text() + " " + entity.mentions().size())
        .toList();
  }
}
