package news.copydesk.guard;

import java.util.Locale;

/** How much is left out while a single slot is still too much, from nothing to everything. */
public enum Rung {
  /** All annotators work. */
  ALL("all annotators work"),
  /** Those that are optional are left out. */
  WITHOUT_OPTIONAL("optional annotators are left out"),
  /** Only the gazetteer works. */
  GAZETTEER_ONLY("only the gazetteer works"),
  /** Articles wait on their topic. */
  WAIT("articles wait");

  private final String meaning;

  Rung(String meaning) {
    this.meaning = meaning;
  }

  /** What is done there, for people. */
  String meaning() {
    return meaning;
  }

  /** The label of its meters: {@code gazetteer-only}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Rung below() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  Rung above() {
    return values()[Math.max(ordinal() - 1, 0)];
  }
}
