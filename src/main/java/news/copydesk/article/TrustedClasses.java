package news.copydesk.article;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that the classes of the contract may be made from a schema. Since 1.12.2 Avro makes no
 * class it was not told of, not even a generated one, so that reading a record, or a builder that
 * fills in an empty list of entities, ends in a SecurityException. Avro keeps that list once per
 * process; this only adds to it. The system property {@code
 * org.apache.avro.SERIALIZABLE_PACKAGES=news.copydesk.article} does the same.
 */
public final class TrustedClasses {
  private TrustedClasses() {}

  /**
   * Adds the classes of the contract. {@code AvroSerde} and {@code NamedSerde} do it; call it where
   * there are builders but no serde.
   */
  public static void install() {
    Set<String> names = new HashSet<>();
    collect(Article.getClassSchema(), names);
    collect(EnrichedArticle.getClassSchema(), names);
    synchronized (TrustedClasses.class) {
      ClassSecurityPredicate present = ClassSecurityValidator.getGlobal();
      if (!present.isTrusted(EnrichedArticle.class) || !present.isTrusted(Mention.class)) {
        ClassSecurityValidator.setGlobal(
            type -> names.contains(type.getName()) || present.isTrusted(type));
      }
    }
  }

  private static void collect(Schema schema, Set<String> names) {
    switch (schema.getType()) {
      case RECORD -> {
        if (names.add(schema.getFullName())) {
          schema.getFields().forEach(field -> collect(field.schema(), names));
        }
      }
      case ENUM, FIXED -> names.add(schema.getFullName());
      case ARRAY -> collect(schema.getElementType(), names);
      case MAP -> collect(schema.getValueType(), names);
      case UNION -> schema.getTypes().forEach(type -> collect(type, names));
      default -> {}
    }
  }
}
