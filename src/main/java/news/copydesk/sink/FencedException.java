package news.copydesk.sink;

/** Another sink of the group has moved a partition's offset: nothing of the batch was stored. */
final class FencedException extends Exception {
  private static final long serialVersionUID = 1L;

  FencedException(OffsetMove move) {
    super(
        "another sink of the group has moved on %s-%d, the offset stored is not %s"
            .formatted(
                move.topic(),
                move.partition(),
                move.expected().isPresent() ? move.expected().getAsLong() : "missing"));
  }
}
