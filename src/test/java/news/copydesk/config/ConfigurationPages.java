package news.copydesk.config;

/** The pages that are written from the keys, so that they cannot differ from them. */
final class ConfigurationPages {

  private ConfigurationPages() {}

  /** The rows of docs/configuration.md. */
  static String table() {
    StringBuilder page = new StringBuilder();
    page.append("| key | default | environment variable | meaning |\n|---|---|---|---|\n");
    for (Key<?> key : Keys.all()) {
      String value = key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`";
      page.append(
          "| `%s` | %s | `%s` | %s |\n"
              .formatted(key.name(), value, key.environmentName(), key.meaning()));
    }
    return page.toString();
  }

  /** copydesk.example.yaml. */
  static String example() {
    StringBuilder page =
        new StringBuilder(
            """
            # Copydesk's configuration: every key with its default. Copy this file to copydesk.yaml, take
            # the # off a line and change its value. Keys may also be nested (sink: then url:). What is
            # given as a variable (sink.url is COPYDESK_SINK_URL) wins over this file, and a flag
            # (--set sink.url=...) over both. `copydesk check-config` says whether all is well.
            """);
    String section = "";
    for (Key<?> key : Keys.all()) {
      String next = key.name().substring(0, key.name().indexOf('.'));
      page.append(next.equals(section) ? "" : "\n");
      section = next;
      String meaning = key.meaning().replace("`", "");
      page.append(
          "# %s\n#%s\n".formatted(meaning, (key.name() + ": " + key.defaultText()).strip()));
    }
    return page.append(
            """

            # Everything below kafka. goes to Kafka's clients and to Kafka Streams as it is, for example
            #kafka.bootstrap.servers: localhost:9092
            #kafka.security.protocol: SASL_SSL
            #kafka.max.poll.records: 4

            # Everything below serde.properties. goes to the serde that serde.class names, for example
            #serde.properties.schema.registry.url: http://localhost:8081
            """)
        .toString();
  }
}
