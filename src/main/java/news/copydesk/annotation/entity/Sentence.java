package news.copydesk.annotation.entity;

import java.util.List;

/** One sentence of a text, whose names are looked for when asked. */
public interface Sentence {

  /** Offset behind the sentence's last character, in UTF-16 code units of the text. */
  int end();

  /** Finds the sentence's names, in order. This is where the time goes. */
  List<TypedSpan> names();
}
