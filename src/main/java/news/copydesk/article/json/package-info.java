/** Records of the contract as plain JSON. */
@NullMarked
package news.copydesk.article.json;

import org.jspecify.annotations.NullMarked;
