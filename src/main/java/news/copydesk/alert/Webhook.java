package news.copydesk.alert;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts one notification, signed. Follows no redirect: the signature is for one receiver. */
final class Webhook {

  private static final Logger log = LoggerFactory.getLogger(Webhook.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int TIMED_OUT = 408;
  private static final int TOO_MANY = 429;

  private final WebhookOptions options;
  private final NotificationJson json;
  private final Signature signature;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Webhook(WebhookOptions options, Map<String, String> origin, Clock clock) {
    this.options = options;
    this.json = new NotificationJson(origin);
    this.signature = new Signature(options.secret());
    this.clock = clock;
  }

  /** How an attempt ended. */
  enum Result {
    DELIVERED,
    /** It may go better later: no answer, 408, 429 or 5xx. */
    RETRY,
    /** It will not: any other answer. */
    REFUSED
  }

  Result post(Notification news) throws InterruptedException {
    byte[] body = json.write(news);
    HttpRequest request =
        HttpRequest.newBuilder(options.url())
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header(Signature.HEADER, signature.header(body, clock.instant()))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
      return judge(answer.statusCode());
    } catch (IOException e) {
      failed(e.getClass().getSimpleName());
      return Result.RETRY;
    }
  }

  private Result judge(int status) {
    if (status / 100 == 2) {
      return Result.DELIVERED;
    }
    failed("status " + status);
    return status == TIMED_OUT || status == TOO_MANY || status / 100 == 5
        ? Result.RETRY
        : Result.REFUSED;
  }

  private void failed(String why) {
    log.atWarn()
        .addKeyValue("host", options.url().getHost())
        .addKeyValue("reason", why)
        .log("the webhook did not take a notification");
  }
}
