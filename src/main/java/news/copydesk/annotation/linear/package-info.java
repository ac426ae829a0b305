/** Linear models of text: hashed features, training, calibration, and one flat file per model. */
@NullMarked
package news.copydesk.annotation.linear;

import org.jspecify.annotations.NullMarked;
