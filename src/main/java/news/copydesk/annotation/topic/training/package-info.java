/** Makes a topic model of labelled articles, and measures it on articles kept aside. */
@NullMarked
package news.copydesk.annotation.topic.training;

import org.jspecify.annotations.NullMarked;
