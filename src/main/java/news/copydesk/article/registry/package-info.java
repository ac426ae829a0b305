/** The client of a schema registry that speaks Confluent's REST API. */
@NullMarked
package news.copydesk.article.registry;

import org.jspecify.annotations.NullMarked;
