package news.copydesk.local;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * What a new schema owes to the old ones, by Confluent's names: whether it must read their records,
 * they its, and whether that holds for the newest only or for all.
 */
enum CompatibilityRule {
  NONE(false, false, false),
  BACKWARD(true, false, false),
  BACKWARD_TRANSITIVE(true, false, true),
  FORWARD(false, true, false),
  FORWARD_TRANSITIVE(false, true, true),
  FULL(true, true, false),
  FULL_TRANSITIVE(true, true, true);

  private final boolean readsOld;
  private final boolean readByOld;
  private final boolean transitive;

  CompatibilityRule(boolean readsOld, boolean readByOld, boolean transitive) {
    this.readsOld = readsOld;
    this.readByOld = readByOld;
    this.transitive = transitive;
  }

  /**
   * What the new schema breaks; empty when it may be registered. Old ones in order of their
   * versions.
   */
  List<String> violations(Schema candidate, List<Schema> old) {
    List<Schema> relevant =
        transitive || old.isEmpty() ? old : old.subList(old.size() - 1, old.size());
    List<String> violations = new ArrayList<>();
    for (Schema schema : relevant) {
      if (readsOld) {
        explain("the new schema cannot read an old one's records", candidate, schema, violations);
      }
      if (readByOld) {
        explain("an old schema cannot read the new one's records", schema, candidate, violations);
      }
    }
    return violations;
  }

  private static void explain(String what, Schema reader, Schema writer, List<String> violations) {
    var check = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (check.getType() == SchemaCompatibilityType.COMPATIBLE) {
      return;
    }
    for (var broken : check.getResult().getIncompatibilities()) {
      violations.add(
          "%s: %s at %s: %s"
              .formatted(what, broken.getType(), broken.getLocation(), broken.getMessage()));
    }
  }
}
