/** Stanford CoreNLP as a name tagger: the only user of edu.stanford.nlp. */
@NullMarked
package news.copydesk.annotation.corenlp;

import org.jspecify.annotations.NullMarked;
