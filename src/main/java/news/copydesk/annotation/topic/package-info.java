/** What an article is about: IPTC Media Topics, several per article, with probabilities. */
@NullMarked
package news.copydesk.annotation.topic;

import org.jspecify.annotations.NullMarked;
