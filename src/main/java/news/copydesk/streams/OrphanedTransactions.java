package news.copydesk.streams;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Finds the transactions that instances of this stream left open when they were killed, and aborts
 * them: until then, or until the transaction timeout, nothing behind them can be read by whoever
 * reads only what is committed, the sink among them.
 *
 * <p>Kafka Streams names a transaction {@code <application>-<process>-<thread>}, and the process
 * stands in the client ids of the members of the group too ({@code
 * <application>-<process>-StreamThread-<n>-consumer}). A transaction whose process is no member is
 * an orphan. A live instance that lost its membership is fenced as well, which is right: it could
 * not commit any more, and joins again by itself. With a {@code client.id} of the user's nothing is
 * known of the members, and nothing is aborted; nor while one of them is static (KIP-345), because
 * the group goes on calling it by the client id that it had before its restart.
 *
 * <p>By KIP-664 (listing transactions) and KIP-618 (fencing producers).
 */
final class OrphanedTransactions {

  private static final String PROCESS = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

  private final Admin admin;
  private final String applicationId;
  private final Pattern transaction;
  private final Pattern member;

  OrphanedTransactions(Admin admin, String applicationId) {
    this.admin = admin;
    this.applicationId = applicationId;
    String prefix = Pattern.quote(applicationId) + "-" + PROCESS;
    this.transaction = Pattern.compile(prefix + "-\\d+");
    this.member = Pattern.compile(prefix + "-StreamThread-\\d+-consumer");
  }

  /**
   * Aborts them, and returns the ids of those that were aborted.
   *
   * @throws ExecutionException with the broker's answer as its cause, when it did not let us
   */
  Set<String> abort() throws ExecutionException, InterruptedException {
    // Transactions before members: whoever is in a transaction has joined before it began.
    Set<String> open = open();
    if (open.isEmpty()) {
      return Set.of();
    }
    Optional<Set<String>> alive = processes();
    if (alive.isEmpty()) {
      return Set.of();
    }
    open.removeIf(id -> alive.get().contains(process(transaction, id).orElseThrow()));
    if (!open.isEmpty()) {
      admin.fenceProducers(open).all().get();
    }
    return open;
  }

  private Set<String> open() throws ExecutionException, InterruptedException {
    ListTransactionsOptions ongoing =
        new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING));
    Set<String> ids = new TreeSet<>();
    for (TransactionListing listed : admin.listTransactions(ongoing).all().get()) {
      if (process(transaction, listed.transactionalId()).isPresent()) {
        ids.add(listed.transactionalId());
      }
    }
    return ids;
  }

  /** The processes in the group; empty if a member does not say which process it is of now. */
  private Optional<Set<String>> processes() throws ExecutionException, InterruptedException {
    Set<String> processes = new HashSet<>();
    ConsumerGroupDescription group =
        Objects.requireNonNull(
            admin.describeConsumerGroups(List.of(applicationId)).all().get().get(applicationId));
    for (MemberDescription each : group.members()) {
      Optional<String> process = process(member, each.clientId());
      if (process.isEmpty() || each.groupInstanceId().isPresent()) {
        return Optional.empty();
      }
      processes.add(process.get());
    }
    return Optional.of(processes);
  }

  private static Optional<String> process(Pattern pattern, String id) {
    Matcher matcher = pattern.matcher(id);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
