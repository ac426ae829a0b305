/** Compiles CoreNLP's serialized CRFs into one flat file. */
@NullMarked
package news.copydesk.annotation.corenlp.compile;

import org.jspecify.annotations.NullMarked;
