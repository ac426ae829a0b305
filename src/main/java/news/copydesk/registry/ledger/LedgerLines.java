package news.copydesk.registry.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.manifest.Fields;
import news.copydesk.registry.manifest.Sha256;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.manifest.Signatures.Purpose;
import news.copydesk.registry.manifest.StrictJson;

/**
 * The ledger's file: JSON Lines, each line with its number and the SHA-256 of the line before, so
 * that none can be taken out, put in or changed without changing all that follow. The last line's
 * signature therefore vouches for the whole; those of earlier lines may be by keys of the past.
 */
final class LedgerLines {

  /** The first line has no line before it. */
  private static final String NONE = "";

  private LedgerLines() {}

  static List<Entry> read(String text, String model, Signatures signatures) {
    List<String> lines = text.lines().toList();
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new IntegrityException(
          "ledger of %s ends in the middle of a line; restore it from a copy".formatted(model));
    }
    // Takes signatures off, and asks nobody.
    Signatures unasked = Signatures.unasked();
    List<Entry> entries = new ArrayList<>();
    String previous = NONE;
    for (String line : lines) {
      boolean last = entries.size() == lines.size() - 1;
      String where = "ledger of %s, line %d".formatted(model, entries.size() + 1);
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      ObjectNode node = StrictJson.object(bytes, where);
      (last ? signatures : unasked).takeOff(node, Purpose.LEDGER, where);
      entries.add(entry(node, where, model, entries.size() + 1, previous));
      previous = Sha256.of(bytes);
    }
    return entries;
  }

  private static Entry entry(
      ObjectNode node, String where, String model, long sequence, String previous) {
    Fields fields = new Fields(node, where);
    if (fields.number("sequence") != sequence
        || !fields.text("model").equals(model)
        || !fields.text("previous").equals(previous)) {
      throw new IntegrityException(
          "%s does not follow the line before: a line was taken out, put in or changed; restore the file from a copy"
              .formatted(where));
    }
    try {
      Entry entry = Entry.read(fields, where);
      fields.end();
      return entry;
    } catch (IntegrityException e) {
      throw e;
    } catch (RegistryException e) {
      throw new IntegrityException(where + ": " + e.getMessage(), e);
    }
  }

  /** The text with one more line. */
  static String append(
      String text, long sequence, String model, Entry entry, Signatures signatures) {
    ObjectNode node = entry.write();
    node.put("sequence", sequence);
    node.put("model", model);
    node.put("previous", last(text).map(LedgerLines::sha256).orElse(NONE));
    byte[] line = StrictJson.canonical(signatures.sign(node, Purpose.LEDGER));
    return text + new String(line, StandardCharsets.UTF_8) + "\n";
  }

  private static Optional<String> last(String text) {
    return text.lines().reduce((one, next) -> next);
  }

  private static String sha256(String line) {
    return Sha256.of(line.getBytes(StandardCharsets.UTF_8));
  }
}
