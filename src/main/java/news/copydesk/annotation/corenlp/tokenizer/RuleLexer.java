package news.copydesk.annotation.corenlp.tokenizer;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.LexedTokenFactory;
import java.io.Reader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * CoreNLP's lexer itself, put at a place of a text as if it had got there by its own work: for what
 * its rules do beyond a match. Used by one thread.
 */
final class RuleLexer {

  private static final MethodHandle NEW;
  private static final MethodHandle NEXT;
  private static final MethodHandle SET_BUFFER;
  private static final MethodHandle SET_END_READ;
  private static final MethodHandle GET_MARKED;
  private static final MethodHandle SET_MARKED;
  private static final MethodHandle GET_START;
  private static final MethodHandle SET_START;
  private static final MethodHandle GET_OFFSET;
  private static final MethodHandle SET_OFFSET;
  private static final MethodHandle SET_AT_END;
  private static final MethodHandle SET_LAST_WORD;
  private static final MethodHandle GET_GAP;

  static {
    try {
      Class<?> lexer = Automaton.lexer();
      Lookup fields = Automaton.fields(lexer);
      NEW =
          fields
              .findConstructor(
                  lexer,
                  MethodType.methodType(
                      void.class, Reader.class, LexedTokenFactory.class, String.class))
              .asType(
                  MethodType.methodType(
                      Object.class, Reader.class, CoreLabelTokenFactory.class, String.class));
      NEXT =
          fields
              .findVirtual(lexer, "next", MethodType.methodType(Object.class))
              .asType(MethodType.methodType(CoreLabel.class, Object.class));
      SET_BUFFER = setter(fields, lexer, "zzBuffer", char[].class);
      SET_END_READ = setter(fields, lexer, "zzEndRead", int.class);
      GET_MARKED = getter(fields, lexer, "zzMarkedPos", int.class);
      SET_MARKED = setter(fields, lexer, "zzMarkedPos", int.class);
      GET_START = getter(fields, lexer, "zzStartRead", int.class);
      SET_START = setter(fields, lexer, "zzStartRead", int.class);
      GET_OFFSET = getter(fields, lexer, "yychar", long.class);
      SET_OFFSET = setter(fields, lexer, "yychar", long.class);
      SET_AT_END = setter(fields, lexer, "zzAtEOF", boolean.class);
      SET_LAST_WORD = setter(fields, lexer, "prevWord", CoreLabel.class);
      GET_GAP = getter(fields, lexer, "prevWordAfter", StringBuilder.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Object lexer;
  private final StringBuilder gap;
  private final CoreLabel lastWord = new CoreLabel(2);

  /** What the lexer's positions have to be added to: it moves its buffer when it has read all. */
  private int base;

  /**
   * @param options the lexer's
   */
  RuleLexer(String options) {
    try {
      lexer = NEW.invokeExact(Reader.nullReader(), new CoreLabelTokenFactory(), options);
      gap = (StringBuilder) GET_GAP.invokeExact(lexer);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static MethodHandle getter(Lookup fields, Class<?> lexer, String name, Class<?> type)
      throws ReflectiveOperationException {
    return fields.findGetter(lexer, name, type).asType(MethodType.methodType(type, Object.class));
  }

  private static MethodHandle setter(Lookup fields, Class<?> lexer, String name, Class<?> type)
      throws ReflectiveOperationException {
    return fields
        .findSetter(lexer, name, type)
        .asType(MethodType.methodType(void.class, Object.class, type));
  }

  /**
   * Begins another text.
   *
   * @param buffer it begins with the text; the lexer's from now on
   */
  void begin(char[] buffer, int length) {
    try {
      SET_BUFFER.invokeExact(lexer, buffer);
      SET_END_READ.invokeExact(lexer, length);
      SET_AT_END.invokeExact(lexer, false);
      base = 0;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * The first token that begins at a place or behind it.
   *
   * @param before what stands between the last token and the place
   * @param last the last token as it stands in the text; empty if this is the first
   * @return nothing if there is none
   */
  @Nullable Token next(int place, CharSequence before, String last) {
    try {
      gap.setLength(0);
      gap.append(before);
      lastWord.setOriginalText(last);
      SET_LAST_WORD.invokeExact(lexer, lastWord);
      SET_MARKED.invokeExact(lexer, place - base);
      SET_START.invokeExact(lexer, place - base);
      SET_OFFSET.invokeExact(lexer, (long) place);
      @Nullable CoreLabel token = (CoreLabel) NEXT.invokeExact(lexer);
      base = (int) (long) GET_OFFSET.invokeExact(lexer) - (int) GET_START.invokeExact(lexer);
      return token == null ? null : Token.of(token);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Where the lexer goes on behind the last token it gave. */
  int end() {
    try {
      return base + (int) GET_MARKED.invokeExact(lexer);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static RuntimeException unexpected(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("CoreNLP's lexer failed: " + thrown, thrown);
  }
}
