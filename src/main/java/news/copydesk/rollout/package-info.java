/**
 * Which version of each model an instance runs: loaded at the start, replaced while articles are
 * worked on, told to everybody.
 */
@NullMarked
package news.copydesk.rollout;

import org.jspecify.annotations.NullMarked;
