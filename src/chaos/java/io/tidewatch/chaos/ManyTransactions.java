package io.tidewatch.chaos;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Transactions end as fast as checkpoints can come: no producer's epoch, a number of sixteen bits,
 * may come near its end.
 */
final class ManyTransactions implements Fault {

  private static final long WANTED = 3_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "many-transactions";
  }

  @Override
  public List<String> rows() {
    return List.of("F28");
  }

  @Override
  public String injection() {
    return "a checkpoint every 100 ms, until 3,000 transactions have ended";
  }

  @Override
  public UnaryOperator<String> config() {
    return yaml -> yaml.replace("checkpoint_interval: 1s", "checkpoint_interval: 100ms");
  }

  @Override
  public void inject(Scene scene) throws Exception {
    String prefix = Pipeline.NAME + "-";
    Await.until(
        "transactions", PATIENCE, () -> Transactions.of(scene.broker(), prefix).ids() >= WANTED);
    scene.say(Transactions.of(scene.broker(), prefix).toString());
  }
}
