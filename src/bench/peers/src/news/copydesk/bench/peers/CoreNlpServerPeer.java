package news.copydesk.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import news.copydesk.bench.PeakMemory;

/**
 * StanfordCoreNLPServer in a process of its own, asked over HTTP, with the annotators that we run:
 * tokenizer and the three combined CRFs.
 */
final class CoreNlpServerPeer implements Peer {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Process server;
  private final URI uri;

  CoreNlpServerPeer(Path allModels) throws IOException, InterruptedException {
    Path models = allModels.resolve("corenlp-ner").resolve("4.5.10");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "edu.stanford.nlp.pipeline.StanfordCoreNLPServer",
                "-port",
                Integer.toString(port),
                "-maxCharLength",
                "10000000",
                "-timeout",
                "600000",
                "-quiet")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String properties =
        json.writeValueAsString(
            java.util.Map.of(
                "annotators", "tokenize,ner",
                "enforceRequirements", "false",
                "ner.model",
                    String.join(
                        ",",
                        models.resolve("english.all.3class.distsim.crf.ser.gz").toString(),
                        models.resolve("english.muc.7class.distsim.crf.ser.gz").toString(),
                        models.resolve("english.conll.4class.distsim.crf.ser.gz").toString()),
                "ner.applyNumericClassifiers", "false",
                "ner.useSUTime", "false",
                "ner.applyFineGrained", "false",
                "outputFormat", "json"));
    uri =
        URI.create(
            "http://127.0.0.1:"
                + port
                + "/?properties="
                + URLEncoder.encode(properties, StandardCharsets.UTF_8));
    untilReady(port);
    names("Ready, says Angela Merkel.");
  }

  private void untilReady(int port) throws IOException, InterruptedException {
    while (server.isAlive()) {
      try {
        HttpRequest live = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/live")).build();
        if (http.send(live, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        Thread.onSpinWait(); // not listening yet
      }
    }
    throw new IOException("the CoreNLP server ended before it was ready");
  }

  @Override
  public List<Name> names(String text) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(text)).build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("HTTP " + response.statusCode() + ": " + response.body());
    }
    NameRuns runs = new NameRuns();
    for (JsonNode sentence : json.readTree(response.body()).path("sentences")) {
      runs.endSentence();
      for (JsonNode token : sentence.path("tokens")) {
        runs.add(
            token.path("ner").asText(),
            token.path("characterOffsetBegin").asInt(),
            token.path("characterOffsetEnd").asInt());
      }
    }
    return runs.names();
  }

  @Override
  public long peakMebibytes() throws IOException {
    return PeakMemory.of(server.pid());
  }

  @Override
  public void close() {
    server.destroy();
  }
}
