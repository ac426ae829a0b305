package news.copydesk.registry.ledger;

import java.time.Instant;

/**
 * Who did something, when and why.
 *
 * @param by a user's name
 * @param at to the second
 * @param why in the user's words; may be empty
 */
public record Author(String by, Instant at, String why) {}
