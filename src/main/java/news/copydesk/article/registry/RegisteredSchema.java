package news.copydesk.article.registry;

import org.apache.avro.Schema;

/**
 * A schema with its places in the registry.
 *
 * @param version from 1, within the subject
 * @param id from 1, within the registry
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {}
