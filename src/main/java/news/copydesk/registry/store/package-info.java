/**
 * Where versions are kept, as bytes: a directory, or a web server that serves one; in packages of
 * their own, a bucket and MLflow.
 */
@NullMarked
package news.copydesk.registry.store;

import org.jspecify.annotations.NullMarked;
