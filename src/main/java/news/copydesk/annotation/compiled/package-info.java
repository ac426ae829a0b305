/** Labels tokens with CRFs that were compiled into one flat file, which all processes map. */
@NullMarked
package news.copydesk.annotation.compiled;

import org.jspecify.annotations.NullMarked;
