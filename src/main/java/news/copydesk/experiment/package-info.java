/** Candidates tried on a part of the articles, or beside the live version without being heard. */
@NullMarked
package news.copydesk.experiment;

import org.jspecify.annotations.NullMarked;
