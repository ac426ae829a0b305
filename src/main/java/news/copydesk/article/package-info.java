/**
 * The contract: the Avro classes generated from {@code schemas/}, and what every text in them
 * obeys.
 */
@NullMarked
package news.copydesk.article;

import org.jspecify.annotations.NullMarked;
