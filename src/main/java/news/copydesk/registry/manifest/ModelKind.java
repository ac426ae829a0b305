package news.copydesk.registry.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import news.copydesk.registry.RegistryException;

/** What a model is, and so which loader reads it. */
public enum ModelKind {
  /** CoreNLP's CRFs, compiled into one mapped file. */
  COMPILED_ENTITIES,
  /** CoreNLP's CRFs as CoreNLP serializes them. */
  CORENLP_CRF,
  GAZETTEER,
  TOPICS,
  SENTIMENT,
  LANGUAGE,
  /** Deterministic nonsense, for trials. */
  MOCK;

  /** As it is written in a manifest: {@code compiled-entities}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what {@link #text()} writes.
   *
   * @throws RegistryException for anything else
   */
  public static ModelKind parse(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new RegistryException(
                    "there is no such kind of model; choose one of "
                        + Arrays.stream(values())
                            .map(ModelKind::text)
                            .collect(Collectors.joining(", "))));
  }
}
