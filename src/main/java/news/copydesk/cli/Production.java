package news.copydesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.ingest.ArticleReader;
import news.copydesk.ingest.ArticleSource;
import news.copydesk.ingest.Intake;
import news.copydesk.ingest.Pace;
import news.copydesk.ingest.ProduceState;
import news.copydesk.ingest.Progress;
import news.copydesk.ingest.WatchedDirectory;
import news.copydesk.ingest.feed.FeedClient;
import news.copydesk.ingest.feed.FeedException;
import news.copydesk.ingest.feed.FeedIntake;

/** Goes through files, feeds and directories: once, or again and again until stopped. */
final class Production {

  private static final Duration LOOK = Duration.ofMillis(500);

  private final SourceOptions options;
  private final InputStream stdin;
  private final Intake intake;
  private final ProduceState state;
  private final FeedIntake feeds;
  private final Pace pace;
  private final Progress progress;

  Production(
      SourceOptions options,
      InputStream stdin,
      Intake intake,
      ProduceState state,
      Pace pace,
      Progress progress) {
    this.options = options;
    this.stdin = stdin;
    this.intake = intake;
    this.state = state;
    this.feeds =
        new FeedIntake(new FeedClient(), options.feeds(), intake, state, Clock.systemUTC());
    this.pace = pace;
    this.progress = progress;
  }

  /** Everything once: a directory is the files in it now. */
  void once(List<String> arguments) throws IOException, InterruptedException {
    for (String argument : arguments) {
      if (isDirectory(argument)) {
        WatchedDirectory directory = new WatchedDirectory(Path.of(argument));
        directory.look();
        files(directory);
      } else {
        carry(argument);
      }
    }
  }

  /** Everything once, then again what is new: feeds at the interval, directories at once. */
  void follow(List<String> arguments, Duration interval) throws IOException, InterruptedException {
    List<String> addresses = new ArrayList<>();
    List<WatchedDirectory> directories = new ArrayList<>();
    for (String argument : arguments) {
      if (isDirectory(argument)) {
        directories.add(new WatchedDirectory(Path.of(argument)));
      } else if (options.formatOf(argument) == SourceFormat.FEED) {
        addresses.add(argument);
      } else {
        carry(argument);
      }
    }
    if (addresses.isEmpty() && directories.isEmpty()) {
      return; // Files do not get more by waiting.
    }
    Duration pause = directories.isEmpty() || interval.compareTo(LOOK) < 0 ? interval : LOOK;
    long looksBetween = Math.max(1, interval.dividedBy(pause));
    long look = 0;
    do {
      if (look++ % looksBetween == 0) {
        tolerantly(addresses);
      }
      for (WatchedDirectory directory : directories) {
        files(directory);
      }
    } while (pace.pause(pause));
  }

  /** A server that is away now is back later. */
  private void tolerantly(List<String> addresses) throws IOException, InterruptedException {
    for (String address : addresses) {
      try {
        feeds.look(address);
      } catch (FeedException e) {
        progress.say(Explanation.of(e));
      }
    }
  }

  /** One file that cannot be read must not keep the others of its directory back. */
  private void files(WatchedDirectory directory) throws IOException, InterruptedException {
    for (Path file : directory.look()) {
      if (state.isKeptIn(file)) {
        continue;
      }
      try {
        carry(file.toString());
      } catch (FeedException | UnreadableException e) {
        intake.refuse(Explanation.of(e));
      }
    }
  }

  private void carry(String argument) throws IOException, InterruptedException {
    if (pace.isStopped()) {
      return;
    }
    if (options.formatOf(argument) == SourceFormat.FEED) {
      feeds.look(argument);
      return;
    }
    try (ArticleSource source = open(argument)) {
      intake.carry(name(argument), source);
    }
  }

  private ArticleSource open(String argument) throws UnreadableException {
    try {
      return options.open(argument, stdin);
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }

  /** Under which it is remembered: the same from whichever directory it is named. */
  private static String name(String argument) {
    return argument.equals(ArticleReader.STDIN)
        ? argument
        : Path.of(argument).toAbsolutePath().normalize().toString();
  }

  private static boolean isDirectory(String argument) {
    return !FeedIntake.isAddress(argument) && Files.isDirectory(Path.of(argument));
  }
}
