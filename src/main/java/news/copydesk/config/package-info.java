/** Configuration: the only reader of files and environment; one record for each feature. */
@NullMarked
package news.copydesk.config;

import org.jspecify.annotations.NullMarked;
