package news.copydesk.article.serde;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's own serde classes, version 7.7.0, behind reflection: either alone with the Avro and
 * the Kafka they came with, or on top of ours, as in the Maven profile {@code confluent}.
 */
final class ConfluentOriginals implements AutoCloseable {
  private static final Path JAR = Path.of("target", "interop", "confluent-originals.jar");
  private static final String SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";
  private static final String DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";

  private final URLClassLoader loader;

  private ConfluentOriginals(ClassLoader parent) throws MalformedURLException {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR + " is missing; mvn process-test-resources copies it");
    }
    this.loader = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, parent);
  }

  static ConfluentOriginals isolated() throws MalformedURLException {
    return new ConfluentOriginals(ClassLoader.getPlatformClassLoader());
  }

  static ConfluentOriginals onOurClassPath() throws MalformedURLException {
    return new ConfluentOriginals(ConfluentOriginals.class.getClassLoader());
  }

  byte[] serialize(Map<String, ?> config, String topic, @Nullable Object record) throws Exception {
    return (byte[])
        within(
            () -> {
              Object serializer = made(SERIALIZER);
              call(serializer, "configure", config, false);
              try {
                return call(serializer, "serialize", topic, record);
              } finally {
                call(serializer, "close");
              }
            });
  }

  Object deserialize(Map<String, ?> config, String topic, byte @Nullable [] record)
      throws Exception {
    return within(
        () -> {
          Object deserializer = made(DESERIALIZER);
          call(deserializer, "configure", config, false);
          try {
            return call(deserializer, "deserialize", topic, record);
          } finally {
            call(deserializer, "close");
          }
        });
  }

  /** A generic record of their Avro, from Avro's JSON encoding. */
  Object genericRecord(String schema, String json) throws Exception {
    return within(
        () -> {
          Object parsed = call(made("org.apache.avro.Schema$Parser"), "parse", schema);
          Object factory = callStatic("org.apache.avro.io.DecoderFactory", "get");
          Object decoder = call(factory, "jsonDecoder", parsed, json);
          Object reader =
              type("org.apache.avro.generic.GenericDatumReader")
                  .getConstructor(type("org.apache.avro.Schema"))
                  .newInstance(parsed);
          return call(reader, "read", null, decoder);
        });
  }

  /** The client behind {@code mock://scope} URLs. */
  Object mockClient(String scope) throws Exception {
    return within(
        () ->
            callStatic(
                "io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry",
                "getClientForScope",
                scope));
  }

  Object parsedSchema(String schema) throws Exception {
    return within(
        () ->
            type("io.confluent.kafka.schemaregistry.avro.AvroSchema")
                .getConstructor(String.class)
                .newInstance(schema));
  }

  Object invoke(Object target, String method, @Nullable Object... arguments) throws Exception {
    return within(() -> call(target, method, arguments));
  }

  private Object made(String name) throws Exception {
    return type(name).getConstructor().newInstance();
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, true, loader);
  }

  private Object callStatic(String type, String method, @Nullable Object... arguments)
      throws Exception {
    return invokeMethod(find(type(type), method, arguments), null, arguments);
  }

  private static Object call(Object target, String method, @Nullable Object... arguments)
      throws Exception {
    return invokeMethod(find(target.getClass(), method, arguments), target, arguments);
  }

  private static Object invokeMethod(
      Method method, @Nullable Object target, @Nullable Object[] arguments) throws Exception {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static Method find(Class<?> type, String name, @Nullable Object[] arguments) {
    return Arrays.stream(type.getMethods())
        .filter(m -> m.getName().equals(name) && !m.isBridge() && fits(m, arguments))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type + " has no fitting " + name));
  }

  private static boolean fits(Method method, @Nullable Object[] arguments) {
    Class<?>[] wanted = method.getParameterTypes();
    if (wanted.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      boolean primitive = wanted[i].isPrimitive();
      if (arguments[i] == null ? primitive : !primitive && !wanted[i].isInstance(arguments[i])) {
        return false;
      }
      if (primitive && !wanted[i].getName().startsWith(unboxed(arguments[i]))) {
        return false;
      }
    }
    return true;
  }

  private static String unboxed(@Nullable Object argument) {
    String name =
        String.valueOf(argument == null ? null : argument.getClass().getSimpleName())
            .toLowerCase(Locale.ROOT);
    return name.startsWith("int") ? "int" : name;
  }

  private <T> T within(Callable<T> action) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return action.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws Exception {
    loader.close();
  }
}
