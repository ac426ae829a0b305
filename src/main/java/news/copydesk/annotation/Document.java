package news.copydesk.annotation;

import java.util.Optional;

/**
 * What annotators read of an article.
 *
 * @param id the article's id
 * @param source the outlet; may be empty
 * @param title the headline; may be empty
 * @param body the text; may be empty
 * @param language BCP 47 tag, if known
 */
public record Document(
    String id, String source, String title, String body, Optional<String> language) {

  /** The text of one section. */
  public String text(Section section) {
    return section == Section.TITLE ? title : body;
  }
}
