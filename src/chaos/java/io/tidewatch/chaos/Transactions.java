package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;

/**
 * What a broker remembers of the transactions of a job.
 *
 * @param ids how many transactional ids there are
 * @param producers how many producer ids they have
 * @param highestEpoch the highest epoch of a producer
 */
record Transactions(long ids, long producers, int highestEpoch) {

  /**
   * Asks.
   *
   * @param prefix what the ids begin with
   */
  static Transactions of(BrokerProcess broker, String prefix)
      throws ExecutionException, InterruptedException {
    try (Admin admin = broker.admin()) {
      List<String> ids =
          admin.listTransactions().all().get().stream()
              .map(TransactionListing::transactionalId)
              .filter(id -> id.startsWith(prefix))
              .toList();
      var described = admin.describeTransactions(ids).all().get().values();
      return new Transactions(
          ids.size(),
          described.stream().map(TransactionDescription::producerId).distinct().count(),
          described.stream().mapToInt(TransactionDescription::producerEpoch).max().orElse(0));
    }
  }

  @Override
  public String toString() {
    return "%,d transactional ids of %,d producers, highest epoch %d of %d"
        .formatted(ids, producers, highestEpoch, Short.MAX_VALUE);
  }
}
