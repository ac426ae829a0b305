package news.copydesk.annotation.compiled;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns words into ids. Used by one thread. */
final class WordLookup {

  /** About 70 bytes each; a power of two. */
  private static final int REMEMBERED = 2048;

  private final @Nullable String[] rememberedTexts = new String[REMEMBERED];

  /** Asked first: another word's text need not come from memory to be another one. */
  private final int[] rememberedHashes = new int[REMEMBERED];

  private final int[] rememberedWords = new int[REMEMBERED];
  private final StringTable vocabulary;
  private final Words words;
  private final UnknownWords unknownWords;

  WordLookup(CompiledModel model) {
    this.vocabulary = model.vocabulary();
    this.words = model.words();
    this.unknownWords = new UnknownWords(model);
  }

  /** Fills in the ids of a sentence, and of what is outside of it. */
  void fill(List<String> sentence, Tokens tokens) {
    int first = tokens.first();
    for (int i = 1; i <= first; i++) {
      outside(first - i, i, tokens);
      outside(tokens.end() + i - 1, i, tokens);
    }
    for (int i = 0; i < tokens.length; i++) {
      fill(sentence.get(i), first + i, tokens);
    }
  }

  private int find(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 13)) & (REMEMBERED - 1);
    if (rememberedHashes[slot] == hash && text.equals(rememberedTexts[slot])) {
      return rememberedWords[slot];
    }
    int word = vocabulary.find(text);
    if (word != StringTable.ABSENT) {
      int respelled = words.get(word, Words.RESPELLED);
      word = respelled == Words.AS_IS ? word : respelled;
    }
    rememberedHashes[slot] = hash;
    rememberedTexts[slot] = text;
    rememberedWords[slot] = word;
    return word;
  }

  private void fill(String text, int place, Tokens tokens) {
    int word = find(text);
    if (word >= 0) {
      known(word, place, tokens);
      return;
    }
    UnknownWord unknown = unknownWords.of(text);
    if (unknown.known() >= 0) {
      known(unknown.known(), place, tokens);
    } else {
      tokens.put(place, unknown);
    }
  }

  private void known(int word, int place, Tokens tokens) {
    tokens.word[place] = word;
    tokens.unknown[place] = null;
    words.copy(word, tokens.records, place * Words.RECORD);
  }

  /** What is outside of the sentence is one word to those that look for a word anywhere near. */
  private void outside(int place, int distance, Tokens tokens) {
    known(Words.PAD, place, tokens);
    if (distance > 1) {
      tokens.records[place * Words.RECORD + Words.DISJUNCTION_NEXT] = 0;
      tokens.records[place * Words.RECORD + Words.DISJUNCTION_PREVIOUS] = 0;
    }
  }
}
