/** The command line: one class per command, and the exit codes. */
@NullMarked
package news.copydesk.cli;

import org.jspecify.annotations.NullMarked;
