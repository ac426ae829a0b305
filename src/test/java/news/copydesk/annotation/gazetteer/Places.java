package news.copydesk.annotation.gazetteer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Gazetteers of places that tests need the names of, and nothing else. */
public final class Places {

  private Places() {}

  /** Holds these places, each with its name as its id. */
  public static GazetteerCompiler compiler(String... names) {
    GazetteerCompiler compiler = new GazetteerCompiler();
    for (String name : names) {
      compiler.add(
          new GazetteerEntry(
              name,
              name,
              List.of(),
              "place",
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              200_000,
              Optional.empty(),
              List.of()));
    }
    return compiler;
  }
}
