package news.copydesk.annotation.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.Sentiment;

/** Reads one document sentence by sentence and adds up its tones. Not thread-safe. */
final class DocumentTone {

  /** A headline says in one sentence what the body says in many. */
  private static final double TITLE_WEIGHT = 3;

  private final ToneScorer scorer;
  private final List<Entity> entities;
  private final int maxCharacters;
  private final ToneSum whole = new ToneSum();
  private final ToneSum[] towards;
  private boolean truncated;
  private int sentences;

  DocumentTone(ToneScorer scorer, List<Entity> entities, int maxCharacters) {
    this.scorer = scorer;
    this.entities = entities;
    this.maxCharacters = maxCharacters;
    this.towards = new ToneSum[entities.size()];
    for (int i = 0; i < towards.length; i++) {
      towards[i] = new ToneSum();
    }
  }

  /** Reads title and body until the deadline; false if it passed before the end. */
  boolean read(Document document, Deadline deadline) {
    for (Section section : Section.values()) {
      double weight = section == Section.TITLE ? TITLE_WEIGHT : 1;
      String text = inLimit(document.text(section));
      if (!read(text, SectionMentions.of(entities, section, text), weight, deadline)) {
        return false;
      }
    }
    return true;
  }

  private String inLimit(String text) {
    if (text.length() <= maxCharacters || text.codePointCount(0, text.length()) <= maxCharacters) {
      return text;
    }
    truncated = true;
    return text.substring(0, text.offsetByCodePoints(0, maxCharacters));
  }

  private boolean read(
      String text, List<SectionMentions.Located> mentions, double weight, Deadline deadline) {
    KnownTokens known = scorer.tokens(text);
    Tokens tokens = known.tokens();
    int next = 0;
    int first = 0;
    while (first < tokens.size()) {
      if (deadline.passed()) {
        return false;
      }
      int end = SentenceEnds.after(tokens, first);
      int textEnd = tokens.end(end - 1);
      whole.add(scorer.whole(known, first, end), weight);
      while (next < mentions.size() && mentions.get(next).begin() < textEnd) {
        towards(known, first, end, mentions.get(next));
        next++;
      }
      sentences++;
      first = end;
    }
    return true;
  }

  /** A mention that goes over the sentence's end counts as far as it is in it. */
  private void towards(KnownTokens tokens, int first, int end, SectionMentions.Located mention) {
    int targetFirst = Math.max(first, tokens.tokens().at(mention.begin()));
    int targetEnd = Math.min(end, tokens.tokens().at(mention.end() - 1) + 1);
    if (targetEnd > targetFirst) {
      towards[mention.entity()].add(scorer.towards(tokens, first, end, targetFirst, targetEnd), 1);
    }
  }

  /** The tone of what was read; empty if there was no sentence. */
  Optional<Sentiment> whole() {
    return whole.mean();
  }

  /** The entities, with the tone towards each that has one. */
  List<Entity> entities() {
    List<Entity> toned = new ArrayList<>(entities.size());
    for (int i = 0; i < entities.size(); i++) {
      Entity entity = entities.get(i);
      toned.add(towards[i].mean().map(entity::withSentiment).orElse(entity));
    }
    return List.copyOf(toned);
  }

  boolean truncated() {
    return truncated;
  }

  /** How many sentences were read. */
  int sentences() {
    return sentences;
  }
}
