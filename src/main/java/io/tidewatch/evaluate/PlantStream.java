package io.tidewatch.evaluate;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * A synthetic plant: pumps whose channels hang together physically, under loads that rise and fall
 * in slow cycles of differing phase, with planted faults.
 *
 * <p>The records come in the order of arrival. As in a real plant, readings are a little off their
 * beat, one in 300 is lost, records travel for differing times, and one in 200 arrives after later
 * ones; {@link PlantSpec#maxOutOfOrderness()} bounds that. The stream depends on nothing but its
 * specification; a fault changes the values of its channel and pump while it lasts, a drift from
 * its beginning on, and not a bit beside.
 *
 * <p>Lazy: of an endless plant no more is held than is on the way. Serves one thread.
 */
public final class PlantStream implements Iterator<PlantRecord> {

  private static final double LOST = 1.0 / 300;
  private static final double DELAYED = 1.0 / 200;

  private record Pending(PlantRecord record, int pump) {}

  private final PlantSpec spec;
  private final long start;
  private final long interval;
  private final long readings;
  private final Pump[] pumps;
  private final String[] names;
  private final List<List<Fault>> faultsOfPump = new ArrayList<>();
  private final List<List<Drift>> driftsOfPump = new ArrayList<>();
  private final List<PlantedFault> faults;
  private final PlantJson json = new PlantJson();
  private final PriorityQueue<Pending> travelling =
      new PriorityQueue<>(
          Comparator.<Pending>comparingLong(p -> p.record().arrivalTime())
              .thenComparingInt(Pending::pump)
              .thenComparingLong(p -> p.record().time()));
  private long reading;

  /** The stream of a plant, from its beginning. */
  public PlantStream(PlantSpec spec) {
    this.spec = spec;
    this.start = spec.start().toEpochMilli();
    this.interval = spec.interval().toMillis();
    this.readings = spec.readings();
    this.pumps = new Pump[spec.pumps()];
    this.names = new String[spec.pumps()];
    for (int i = 0; i < pumps.length; i++) {
      pumps[i] = new Pump(spec.seedOf(i), (double) i / pumps.length);
      names[i] = "P-" + (i + 1);
      faultsOfPump.add(new ArrayList<>());
      driftsOfPump.add(new ArrayList<>());
    }
    spec.drifts().forEach(plan -> driftsOfPump.get(plan.pump() - 1).add(new Drift(plan, start)));
    this.faults = plant(spec.faults());
  }

  /** How the records are read: pump, time and the channels as numbers. */
  public static ReadingSpec readingSpec() {
    List<ChannelSpec> channels =
        Arrays.stream(PlantChannel.values())
            .map(channel -> ChannelSpec.number(channel.key()))
            .toList();
    TimeFormat millis = new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, "");
    return new ReadingSpec("pump", "", "at", millis, channels, ReadingLimits.DEFAULT);
  }

  /** The faults of the whole stream, in the order of the specification. */
  public List<PlantedFault> faults() {
    return faults;
  }

  @Override
  public boolean hasNext() {
    while (!nextIsSettled() && reading < readings) {
      measure();
    }
    return !travelling.isEmpty();
  }

  @Override
  public PlantRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("plant stream is at its end");
    }
    return travelling.poll().record();
  }

  // No reading yet to come can arrive before its nominal time.
  private boolean nextIsSettled() {
    Pending first = travelling.peek();
    return first != null && first.record().arrivalTime() < start + reading * interval;
  }

  private void measure() {
    long nominal = start + reading * interval;
    for (int i = 0; i < pumps.length; i++) {
      Pump pump = pumps[i];
      double[] values = pump.step(reading);
      double beat = 0.5 * i / pumps.length + 0.1 * pump.chance();
      boolean lost = pump.chance() < LOST;
      double travel = 0.02 + 0.1 * pump.chance();
      double detour = pump.chance();
      if (detour < DELAYED) {
        travel += 1 + detour / DELAYED;
      }
      long time = nominal + (long) (beat * interval);
      driftsOfPump.get(i).forEach(drift -> drift.act(time, values));
      for (Fault fault : faultsOfPump.get(i)) {
        fault.act(time, values);
      }
      if (!lost) {
        byte[] value = json.write(names[i], time, values);
        long arrival = time + (long) (travel * interval);
        travelling.add(new Pending(new PlantRecord(time, names[i], value, arrival), i));
      }
    }
    reading++;
  }

  private List<PlantedFault> plant(List<FaultPlan> plans) {
    List<PlantedFault> planted = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      FaultPlan plan = plans.get(i);
      long from = start + plan.at().toMillis();
      PlantedFault fault =
          new PlantedFault(
              plan.kind(),
              names[plan.pump() - 1],
              plan.channel().key(),
              from,
              from + plan.length().toMillis());
      planted.add(fault);
      PlantChannel channel = plan.channel();
      faultsOfPump
          .get(plan.pump() - 1)
          .add(
              new Fault(
                  fault,
                  channel.ordinal(),
                  channel.level(),
                  channel.deviation(),
                  spec.seedOf(1000 + i)));
    }
    return List.copyOf(planted);
  }
}
