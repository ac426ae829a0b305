/** What a version of a model consists of, and who vouches for it. */
@NullMarked
package news.copydesk.registry.manifest;

import org.jspecify.annotations.NullMarked;
