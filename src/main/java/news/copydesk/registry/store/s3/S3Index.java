package news.copydesk.registry.store.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import news.copydesk.registry.manifest.Fields;
import news.copydesk.registry.manifest.StrictJson;
import news.copydesk.registry.store.DirectoryStore;
import news.copydesk.registry.store.LedgerConflictException;

/** The list of models, for those who read the bucket through a web server. */
final class S3Index {

  private static final int MOST_BYTES = 1 << 20;
  private static final int ATTEMPTS = 20;

  private final S3Objects objects;

  S3Index(S3Objects objects) {
    this.objects = objects;
  }

  /** Adds a model unless it is there. */
  void add(String model) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<S3Objects.Tagged> now = objects.read(DirectoryStore.INDEX, MOST_BYTES);
      TreeSet<String> models = new TreeSet<>();
      if (now.isPresent()) {
        String what = DirectoryStore.INDEX;
        models.addAll(new Fields(StrictJson.object(now.get().bytes(), what), what).texts("models"));
      }
      if (!models.add(model) || objects.replace(DirectoryStore.INDEX, now, bytes(models))) {
        return;
      }
    }
    throw new LedgerConflictException(model, DirectoryStore.INDEX);
  }

  private static byte[] bytes(TreeSet<String> models) {
    ObjectNode index = StrictJson.empty();
    ArrayNode array = index.putArray("models");
    models.forEach(array::add);
    return StrictJson.canonical(index);
  }
}
