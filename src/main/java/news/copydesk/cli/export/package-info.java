/** Writes enriched articles into files for other tools. */
@NullMarked
package news.copydesk.cli.export;

import org.jspecify.annotations.NullMarked;
