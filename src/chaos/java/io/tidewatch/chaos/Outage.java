package io.tidewatch.chaos;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The job is away for longer than a transaction may stay open: what it stored while it ran is
 * refused then, and what it was stopped with is not.
 */
final class Outage implements Fault {

  private static final Duration TRANSACTIONS = Duration.ofMinutes(1);
  private static final Duration AWAY = TRANSACTIONS.plusSeconds(30);

  @Override
  public String name() {
    return "outage";
  }

  @Override
  public List<String> rows() {
    return List.of("F7");
  }

  @Override
  public String injection() {
    return "cancelled and restored at once from its checkpoint; stopped with a savepoint, away for 90 s"
        + " with a transaction timeout of a minute, restored";
  }

  @Override
  public UnaryOperator<String> config() {
    return yaml -> yaml.replace("transaction_timeout: 5m", "transaction_timeout: 1m");
  }

  @Override
  public void inject(Scene scene) throws Exception {
    String checkpoint = scene.cancel();
    scene.goOnFrom(checkpoint);
    scene.pause(3_000, 5_000);
    String savepoint = scene.stop();
    Thread.sleep(AWAY.toMillis());
    scene.say("from the checkpoint: " + scene.refusal(checkpoint));
    scene.goOnFrom(savepoint);
  }
}
