package io.tidewatch.chaos;

import io.tidewatch.app.CommandFailure;
import java.util.List;

/** Every fault there is. */
final class Faults {

  static final List<Fault> ALL =
      List.of(
          new TaskManagerKill(),
          new JobManagerKill(),
          new ClusterKill(),
          new BrokerKill(),
          new BrokerFreeze(),
          new TaskManagerFreeze(),
          new Rescale(),
          new Upgrade(),
          new CheckpointDiskFull(),
          new SlowAlerts(),
          new RateBurst(),
          new TopicWidened(),
          new ModelsTopicDeleted(),
          new ClockAhead(),
          new HotKey(),
          new Newcomers("newcomers", "stream"),
          new Newcomers("newcomers-own-models", "entity"),
          new ReturningEntities(),
          new BusyCores(),
          new PartitionSilent(),
          new FarBroker(),
          new LongTraining(),
          new KillInTraining(),
          new Resubmissions(),
          new Soak(),
          new Outage(),
          new ManyTransactions(),
          new RightRevoked(),
          new Garbage());

  private Faults() {}

  /**
   * Those that were asked for, in that order.
   *
   * @param names null for all
   * @throws CommandFailure when one is not known
   */
  static List<Fault> named(List<String> names) {
    return names == null ? ALL : names.stream().map(Faults::named).toList();
  }

  private static Fault named(String name) {
    return ALL.stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.refused(
                    List.of(
                        "fault must be one of "
                            + String.join(", ", ALL.stream().map(Fault::name).toList())
                            + ", but was "
                            + name
                            + " (--faults)")));
  }
}
