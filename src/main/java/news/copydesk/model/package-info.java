/** Loaded models: how they are described, loaded once, lent out and retired. */
@NullMarked
package news.copydesk.model;

import org.jspecify.annotations.NullMarked;
