package news.copydesk.annotation.compiled;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns words into ids. Used by one thread. */
final class WordLookup {

  /** About 70 bytes each; a power of two. */
  private static final int REMEMBERED = 2048;

  /** What is kept for longer sentences would be held for ever by each thread. */
  private static final int KEPT = 512;

  private final @Nullable String[] rememberedTexts = new String[REMEMBERED];

  /** Asked first: another word's text need not come from memory to be another one. */
  private final int[] rememberedHashes = new int[REMEMBERED];

  private final int[] rememberedWords = new int[REMEMBERED];

  /** Places of the words that are not remembered. */
  private int[] sought = new int[KEPT];

  /** Of no meaning; as long as somebody might look, nobody leaves the reading out. */
  private int fetched;

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
    find(sentence, tokens);
    for (int i = 0; i < tokens.length; i++) {
      fill(sentence.get(i), first + i, tokens);
    }
  }

  /**
   * Finds the words of a sentence. Those that are not remembered are sought step by step together:
   * where one of them would be need not wait until the one before has come from memory.
   */
  private void find(List<String> sentence, Tokens tokens) {
    if (sought.length < tokens.length || sought.length > KEPT) {
      sought = new int[Math.max(tokens.length, KEPT)];
    }
    int first = tokens.first();
    int count = 0;
    int read = 0;
    for (int i = 0; i < tokens.length; i++) {
      String text = sentence.get(i);
      int hash = text.hashCode();
      int slot = slot(hash);
      if (rememberedHashes[slot] == hash && text.equals(rememberedTexts[slot])) {
        tokens.word[first + i] = rememberedWords[slot];
      } else {
        sought[count++] = i;
        read ^= vocabulary.fetch(hash);
      }
    }
    for (int i = 0; i < count; i++) {
      read ^= vocabulary.fetchText(sentence.get(sought[i]).hashCode());
    }
    for (int i = 0; i < count; i++) {
      int word = find(sentence.get(sought[i]));
      tokens.word[first + sought[i]] = word;
      read ^= words.fetch(Math.max(word, 0));
    }
    fetched ^= read;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 13)) & (REMEMBERED - 1);
  }

  /** Seeks a word, and remembers what was found. */
  private int find(String text) {
    int word = vocabulary.find(text);
    if (word != StringTable.ABSENT) {
      int respelled = words.get(word, Words.RESPELLED);
      word = respelled == Words.AS_IS ? word : respelled;
    }
    int hash = text.hashCode();
    int slot = slot(hash);
    rememberedHashes[slot] = hash;
    rememberedTexts[slot] = text;
    rememberedWords[slot] = word;
    return word;
  }

  private void fill(String text, int place, Tokens tokens) {
    int word = tokens.word[place];
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
