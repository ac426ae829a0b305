/** Who registered, moved and removed what, when and why. */
@NullMarked
package news.copydesk.registry.ledger;

import org.jspecify.annotations.NullMarked;
