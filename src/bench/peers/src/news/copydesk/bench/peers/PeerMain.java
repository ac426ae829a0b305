package news.copydesk.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Measures one peer in this process, with one thread: {@code PeerMain PEER MODELS LIMIT GOLD
 * PREDICTED FILE…}. The first third of the articles warms up.
 */
public final class PeerMain {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PeerMain() {}

  /** Prints one line that starts with {@code peer:}. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments[0];
    Path models = Path.of(arguments[1]);
    int limit = Integer.parseInt(arguments[2]);
    List<String> texts = texts(List.of(arguments).subList(5, arguments.length), limit);
    long start = System.nanoTime();
    try (Peer peer = open(name, models)) {
      peer.names("Angela Merkel met Siemens managers in Munich.");
      double load = seconds(start);
      int warmUp = texts.size() / 3;
      Set<String> labels = new TreeSet<>();
      annotate(peer, texts.subList(0, warmUp), labels);
      List<String> counted = texts.subList(warmUp, texts.size());
      start = System.nanoTime();
      annotate(peer, counted, labels);
      double seconds = seconds(start);
      try (Writer out = Files.newBufferedWriter(Path.of(arguments[4]))) {
        for (List<String> tokens : Conll.sentences(Path.of(arguments[3]))) {
          Conll.write(out, tokens, peer.names(String.join(" ", tokens)));
        }
      }
      System.out.println(
          String.format(
              Locale.ROOT,
              "peer: %s\t%.1f\t%d\t%d\t%.2f\t%d\t%s",
              name,
              load,
              counted.size(),
              counted.stream().mapToLong(String::length).sum(),
              seconds,
              peer.peakMebibytes(),
              String.join(" ", labels)));
    }
  }

  private static Peer open(String name, Path models) throws Exception {
    return switch (name) {
      case "copydesk" -> CopydeskPeer.compiled(models);
      case "copydesk-corenlp" -> CopydeskPeer.coreNlp(models);
      case "corenlp-default" -> new CoreNlpPeer();
      case "corenlp-server" -> new CoreNlpServerPeer(models);
      case "annie" -> new AnniePeer();
      case "nlp4j" -> new Nlp4jPeer();
      default -> throw new IllegalArgumentException("no peer is called " + name);
    };
  }

  private static void annotate(Peer peer, List<String> texts, Set<String> labels)
      throws Exception {
    for (String text : texts) {
      peer.names(text).forEach(found -> labels.add(found.type()));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<String> texts(List<String> files, int limit) throws Exception {
    List<String> texts = new ArrayList<>();
    for (String file : files) {
      try (InputStream in = Files.newInputStream(Path.of(file));
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(
                      file.endsWith(".gz") ? new GZIPInputStream(in) : in,
                      StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode article = JSON.readTree(line);
          texts.add(article.path("title").asText("") + ".\n\n" + article.path("body").asText(""));
        }
      }
    }
    Collections.shuffle(texts, new Random(1));
    return texts.subList(0, Math.min(limit, texts.size()));
  }
}
