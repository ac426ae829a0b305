package news.copydesk.annotation.entity;

import java.util.List;
import news.copydesk.model.Model;

/** Splits a text into sentences and finds the names in each. Thread-safe. */
public interface NameTagger extends Model {

  /** The sentences of the text, in order. */
  List<Sentence> sentences(String text);
}
