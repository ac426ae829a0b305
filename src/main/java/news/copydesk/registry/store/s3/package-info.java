/** Models in a bucket; the only user of the AWS SDK. */
@NullMarked
package news.copydesk.registry.store.s3;

import org.jspecify.annotations.NullMarked;
