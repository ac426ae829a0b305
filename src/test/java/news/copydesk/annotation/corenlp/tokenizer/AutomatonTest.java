package news.copydesk.annotation.corenlp.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles.Lookup;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class AutomatonTest {

  /** Of the table of actions of CoreNLP 4.5.10. */
  private static final long ACTIONS = 2_112_626_744L;

  /**
   * The lexer's code is known by its numbers, and another version of CoreNLP numbers it anew: read
   * the actions of its {@code PTBLexer.next()} again, and then change this number.
   */
  @Test
  void theNumbersOfTheLexersCodeAreThoseThatLexerKnows() throws ReflectiveOperationException {
    Class<?> lexer = Automaton.lexer();
    Lookup fields = Automaton.fields(lexer);
    int[] actions = (int[]) fields.findStaticVarHandle(lexer, "ZZ_ACTION", int[].class).get();

    ByteBuffer bytes = ByteBuffer.allocate(actions.length * Integer.BYTES);
    bytes.asIntBuffer().put(actions);
    CRC32C sum = new CRC32C();
    sum.update(bytes);

    assertThat(sum.getValue()).isEqualTo(ACTIONS);
  }

  @Test
  void givesTheLongestMatch() throws ReflectiveOperationException {
    Class<?> lexer = Automaton.lexer();
    Automaton automaton = new Automaton(lexer, Automaton.fields(lexer));
    char[] text = "Marsh. Then".toCharArray();

    long match = automaton.longest(text, 0, text.length);

    assertThat(Automaton.end(match)).isEqualTo("Marsh".length());
    assertThat(automaton.longest(text, text.length - 4, text.length))
        .isEqualTo(Automaton.UNDECIDED);
  }
}
