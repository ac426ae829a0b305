/** CoreNLP's tokens and sentences, at the price of running its automaton. */
@NullMarked
package news.copydesk.annotation.corenlp.tokenizer;

import org.jspecify.annotations.NullMarked;
