/** What an instance notices about itself: rules, notifications by webhook, the last day. */
@NullMarked
package news.copydesk.alert;

import org.jspecify.annotations.NullMarked;
