/** Compares what annotators find with what people have labelled. */
@NullMarked
package news.copydesk.evaluation;

import org.jspecify.annotations.NullMarked;
