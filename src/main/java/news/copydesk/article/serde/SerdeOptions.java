package news.copydesk.article.serde;

/**
 * What a serde does besides encoding.
 *
 * @param registration where a serializer gets its schema id from
 * @param part which part of the record it serves, which decides the subject
 * @param maxBytes the largest record it lets through, in bytes, with the five bytes of its header
 */
public record SerdeOptions(Registration registration, Part part, int maxBytes) {

  /** How a serializer comes to a schema id. */
  public enum Registration {
    /**
     * Registers its schema under the subject: {@code auto.register.schemas=true} in Confluent's
     * serdes.
     */
    REGISTER,
    /** Its schema must be there: {@code auto.register.schemas=false}. */
    LOOKUP,
    /**
     * Encodes with the subject's newest schema, read once per topic: {@code
     * use.latest.version=true}. That schema must be one which the class fills, up to fields with
     * defaults.
     */
    LATEST
  }

  /** A part of a Kafka record. */
  public enum Part {
    KEY("key"),
    VALUE("value");

    private final String suffix;

    Part(String suffix) {
      this.suffix = suffix;
    }

    /** The subject by Confluent's TopicNameStrategy. */
    String subject(String topic) {
      return topic + "-" + suffix;
    }
  }

  /** Throws IllegalArgumentException for a limit that no record can keep. */
  public SerdeOptions {
    if (maxBytes < WireFormat.HEADER_BYTES) {
      throw new IllegalArgumentException(
          "max record bytes: must be at least " + WireFormat.HEADER_BYTES + ", was " + maxBytes);
    }
  }

  /** Registers its schema, serves values, has no size limit. */
  public static SerdeOptions defaults() {
    return new SerdeOptions(Registration.REGISTER, Part.VALUE, Integer.MAX_VALUE);
  }

  /** A copy with this way to a schema id. */
  public SerdeOptions withRegistration(Registration other) {
    return new SerdeOptions(other, part, maxBytes);
  }

  /** A copy for this part of the record. */
  public SerdeOptions withPart(Part other) {
    return new SerdeOptions(registration, other, maxBytes);
  }

  /** A copy with this limit, in bytes. */
  public SerdeOptions withMaxBytes(int other) {
    return new SerdeOptions(registration, part, other);
  }
}
