package news.copydesk.registry.store.s3;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** A client before some of whose requests something else happens. */
final class MeddledClient {

  private final S3Client client;
  private final Map<String, Runnable> before;

  /**
   * @param before what happens, by the name of the request's method
   */
  MeddledClient(S3Client client, Map<String, Runnable> before) {
    this.client = client;
    this.before = Map.copyOf(before);
  }

  S3Client client() {
    return (S3Client)
        Proxy.newProxyInstance(
            S3Client.class.getClassLoader(),
            new Class<?>[] {S3Client.class},
            (proxy, method, arguments) -> {
              before.getOrDefault(method.getName(), () -> {}).run();
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
