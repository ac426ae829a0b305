package news.copydesk.annotation.corenlp;

import java.io.ObjectInputFilter;
import java.util.Set;

/**
 * Lets a serialized CRF hold only what CoreNLP's format needs: its own classes, collections,
 * strings, boxed numbers and arrays of these. Anything else, and an absurd size, is refused before
 * it is made.
 *
 * @see <a href="https://openjdk.org/jeps/290">JEP 290</a>
 */
final class CrfObjectFilter implements ObjectInputFilter {

  private static final long MAX_ARRAY = 50_000_000;
  private static final long MAX_DEPTH = 500;

  private static final String CORENLP = "edu.stanford.nlp.";

  private static final Set<String> JAVA_CLASSES =
      Set.of(
          "java.lang.Object",
          "java.lang.Class",
          "java.lang.String",
          "java.lang.Number",
          "java.lang.Boolean",
          "java.lang.Integer",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Enum",
          "java.util.ArrayList",
          "java.util.HashMap",
          "java.util.Map$Entry",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentHashMap$Segment",
          "java.util.concurrent.Semaphore",
          "java.util.concurrent.Semaphore$NonfairSync",
          "java.util.concurrent.Semaphore$Sync",
          "java.util.concurrent.locks.AbstractOwnableSynchronizer",
          "java.util.concurrent.locks.AbstractQueuedSynchronizer",
          "java.util.concurrent.locks.ReentrantLock",
          "java.util.concurrent.locks.ReentrantLock$NonfairSync",
          "java.util.concurrent.locks.ReentrantLock$Sync",
          "java.util.regex.Pattern");

  @Override
  public Status checkInput(FilterInfo info) {
    if (info.arrayLength() > MAX_ARRAY || info.depth() > MAX_DEPTH) {
      throw new SecurityException("larger or deeper than any CRF");
    }
    Class<?> type = info.serialClass();
    if (type == null) {
      return Status.UNDECIDED;
    }
    while (type.isArray()) {
      type = type.getComponentType();
    }
    if (!allowed(type)) {
      // Thrown rather than returned as REJECTED, so that the user learns which class it was.
      throw new SecurityException("class " + type.getName() + " is not part of a CRF");
    }
    return Status.ALLOWED;
  }

  private static boolean allowed(Class<?> type) {
    return type.isPrimitive()
        || JAVA_CLASSES.contains(type.getName())
        || type.getName().startsWith(CORENLP);
  }
}
