package news.copydesk.annotation.compiled;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns words into ids. Used by one thread. */
final class WordLookup {

  private static final int CLASS_MASK = (1 << Words.TRAITS_SHIFT) - 1;

  /** About 60 bytes each; a power of two. */
  private static final int REMEMBERED = 2048;

  private final @Nullable String[] rememberedTexts = new String[REMEMBERED];
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
    for (int i = 0; i < first; i++) {
      known(Words.PAD, i, tokens);
      known(Words.PAD, tokens.end() + i, tokens);
    }
    for (int i = 0; i < tokens.length; i++) {
      fill(sentence.get(i), first + i, tokens);
    }
  }

  private int find(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 13)) & (REMEMBERED - 1);
    if (text.equals(rememberedTexts[slot])) {
      return rememberedWords[slot];
    }
    int word = vocabulary.find(text);
    if (word != StringTable.ABSENT) {
      int respelled = words.get(word, Words.RESPELLED);
      word = respelled == Words.AS_IS ? word : respelled;
    }
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
      return;
    }
    tokens.word[place] = StringTable.ABSENT;
    tokens.unknown[place] = unknown;
    tokens.traits[place] = unknown.traits();
    tokens.classes[place] = unknown.wordClass();
    tokens.pairs[place] = 0;
    long shapes = 0;
    for (int m = 0; m < tokens.shape.length; m++) {
      tokens.shape[m][place] = unknown.shapes()[m];
      shapes |= (long) tokens.shape[m][place] << (m << 4);
    }
    tokens.shapes[place] = shapes;
  }

  private void known(int word, int place, Tokens tokens) {
    int both = words.get(word, Words.CLASS_AND_TRAITS);
    tokens.word[place] = word;
    tokens.unknown[place] = null;
    tokens.traits[place] = both >>> Words.TRAITS_SHIFT;
    tokens.classes[place] = both & CLASS_MASK;
    tokens.pairs[place] = words.get(word, Words.PAIRS);
    tokens.neighbours[place] = words.get(word, Words.NEIGHBOURS);
    tokens.sieves[place] = words.get(word, Words.SIEVE);
    long shapes = 0;
    for (int m = 0; m < tokens.shape.length; m++) {
      tokens.shape[m][place] = words.shape(word, m);
      shapes |= (long) tokens.shape[m][place] << (m << 4);
    }
    tokens.shapes[place] = shapes;
  }
}
