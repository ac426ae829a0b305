package news.copydesk.article.serde;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import news.copydesk.article.TrustedClasses;
import org.apache.kafka.common.serialization.Serde;

/**
 * Makes a serde of a class that is only known by name, such as {@code
 * io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde}, in the way Kafka does.
 */
public final class NamedSerde {
  private NamedSerde() {}

  /**
   * Returns a new serde for values, configured with the properties.
   *
   * @param className a class on the class path with a public constructor without parameters
   * @param properties what the class understands, for example {@code schema.registry.url}
   * @param <T> what the serde reads and writes; the caller's promise
   * @throws IllegalArgumentException when there is no such class, or it is no serde, or it does not
   *     start
   */
  @SuppressWarnings("unchecked")
  public static <T> Serde<T> forValues(String className, Map<String, ?> properties) {
    Object made = instantiate(className);
    if (!(made instanceof Serde<?> serde)) {
      throw new IllegalArgumentException(
          "serde class %s is no %s; name a serde, not its serializer"
              .formatted(className, Serde.class.getName()));
    }
    TrustedClasses.install(); // every Avro serde makes the contract's classes, Confluent's too
    serde.configure(properties, false);
    return (Serde<T>) serde;
  }

  private static Object instantiate(String className) {
    try {
      return Class.forName(className, true, loader()).getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "serde class %s is not on the class path; check its spelling, or add its jar (the Maven profile confluent adds Confluent's)"
              .formatted(className),
          e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "serde class %s does not start: %s".formatted(className, e.getCause()), e);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalArgumentException(
          "serde class %s cannot be made: %s; it needs a public constructor without parameters, and everything it uses on the class path"
              .formatted(className, e),
          e);
    }
  }

  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : NamedSerde.class.getClassLoader();
  }
}
