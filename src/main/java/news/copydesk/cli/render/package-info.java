/** Turns records into text for terminals and into JSON for scripts. */
@NullMarked
package news.copydesk.cli.render;

import org.jspecify.annotations.NullMarked;
