package news.copydesk.ingest.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import news.copydesk.ingest.Intake;
import news.copydesk.ingest.ProduceState;

/** Looks into feeds, and carries what is new in them. For one thread. */
public final class FeedIntake {

  private final FeedClient client;
  private final FeedArticles articles;
  private final Intake intake;
  private final ProduceState state;
  private final Clock clock;

  /** Nothing is closed here. */
  public FeedIntake(
      FeedClient client, FeedArticles articles, Intake intake, ProduceState state, Clock clock) {
    this.client = client;
    this.articles = articles;
    this.intake = intake;
    this.state = state;
    this.clock = clock;
  }

  /** Whether an argument is a feed's address, rather than a file. */
  public static boolean isAddress(String argument) {
    return argument.startsWith("http://") || argument.startsWith("https://");
  }

  /**
   * Looks once.
   *
   * @param feed an address, or a file
   * @throws FeedException when it cannot be had or is no feed; the message says what to do
   */
  public void look(String feed) throws IOException, InterruptedException {
    FeedMemory memory = state.feed(feed);
    Optional<FeedClient.Fetched> fetched =
        isAddress(feed) ? client.fetch(address(feed), memory.validators()) : file(Path.of(feed));
    if (fetched.isEmpty()) {
      return;
    }
    boolean all =
        intake.carry(feed, articles.read(feed, fetched.get().bytes(), clock.instant()), memory);
    if (all) {
      // Only now: a version of which something is missing has to be fetched again.
      memory.read(fetched.get().validators());
      state.save();
    }
  }

  private static URI address(String feed) throws FeedException {
    try {
      return URI.create(feed);
    } catch (IllegalArgumentException e) {
      throw new FeedException(
          feed + " is no address; is a character in it that belongs escaped?", e);
    }
  }

  private static Optional<FeedClient.Fetched> file(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(FeedClient.LARGEST + 1);
      if (bytes.length > FeedClient.LARGEST) {
        throw new FeedException("%s has more than %,d bytes".formatted(file, FeedClient.LARGEST));
      }
      return Optional.of(new FeedClient.Fetched(bytes, FeedClient.Validators.NONE));
    } catch (FileSystemException e) {
      throw new FeedException(file + " cannot be read", e);
    }
  }
}
