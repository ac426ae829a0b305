package news.copydesk.sink;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.copydesk.sink.RecordDecoder.UnusableRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what one poll returned through decoding and into the database, in one transaction. */
final class BatchStore {
  private static final Logger LOG = LoggerFactory.getLogger(BatchStore.class);

  private final SinkConfig config;
  private final Database database;
  private final EnrichedArticleWriter writer;
  private final RecordDecoder decoder;
  private final SinkMeters meters;
  private final StateBoard board;

  BatchStore(
      SinkConfig config,
      Database database,
      RecordDecoder decoder,
      SinkMeters meters,
      StateBoard board) {
    this.config = config;
    this.database = database;
    this.writer = new EnrichedArticleWriter(database);
    this.decoder = decoder;
    this.meters = meters;
    this.board = board;
  }

  /** Loads the offsets to go on from, by partition number. */
  Map<Integer, Long> offsets() throws SQLException {
    return writer.offsets(config.group(), config.topic());
  }

  /**
   * Stores the records and moves the positions on. Records that are no article are passed over, and
   * so is an article that the database refuses by itself, however healthy it is.
   *
   * @throws FencedException when another sink has moved on; nothing is stored
   * @throws SQLException when the database fails; the positions must be restored
   * @throws RegistryAwayException when the registry is needed and does not answer
   */
  void store(ConsumerRecords<byte[], byte[]> records, Positions positions)
      throws SQLException, FencedException {
    List<OffsetMove> moves = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>(records.count());
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> some = records.records(partition);
      all.addAll(some);
      moves.add(positions.move(partition, some.get(some.size() - 1).offset() + 1));
    }
    try {
      write(all, moves, positions);
    } catch (SQLException e) {
      if (!database.dialect().refusesTheData(e)) {
        throw e;
      }
      storeOneByOne(all, positions);
    }
  }

  private void write(
      List<ConsumerRecord<byte[], byte[]>> records, List<OffsetMove> moves, Positions positions)
      throws SQLException, FencedException {
    List<Received> articles = new ArrayList<>(records.size());
    List<String> skipped = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        articles.add(new Received(decoder.decode(record), record.partition(), record.offset()));
      } catch (UnusableRecordException e) {
        skipped.add("%s: %s".formatted(place(record), e.getMessage()));
      }
    }
    commit(new Batch(config.group(), articles, moves), positions);
    // After the commit, so that a record is counted and logged once, however often it was read.
    meters.skipped(skipped.size());
    skipped.forEach(record -> LOG.warn("Skipped a record that is no article, {}", record));
  }

  private void storeOneByOne(List<ConsumerRecord<byte[], byte[]>> records, Positions positions)
      throws SQLException, FencedException {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      List<OffsetMove> move = List.of(positions.move(partition, record.offset() + 1));
      try {
        write(List.of(record), move, positions);
      } catch (SQLException e) {
        if (!database.dialect().refusesTheData(e)) {
          throw e;
        }
        commit(new Batch(config.group(), List.of(), move), positions);
        meters.skipped(1);
        // Not the message: it may quote the article.
        LOG.error(
            "Skipped an article that the database refuses, {}: SQL state {}, error code {}",
            place(record),
            e.getSQLState(),
            e.getErrorCode());
      }
    }
  }

  private void commit(Batch batch, Positions positions) throws SQLException, FencedException {
    long start = System.nanoTime();
    Written written = writer.write(batch);
    batch.moves().forEach(positions::moved);
    meters.written(written, Duration.ofNanos(System.nanoTime() - start));
    board.wrote(written.articles());
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return "topic %s, partition %d, offset %d"
        .formatted(record.topic(), record.partition(), record.offset());
  }
}
