/** A name tagger without a model: deterministic and instant, for tests and trials. */
@NullMarked
package news.copydesk.annotation.mock;

import org.jspecify.annotations.NullMarked;
