package io.tidewatch.evaluate;

import io.tidewatch.learn.MedianSpread;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import io.tidewatch.reading.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Plants faults into the latter half of each entity's readings, in number channels that vary: the
 * kinds in turn, places and channels by chance. How large a fault is follows from how far the
 * channel strays, by its median and median deviation, so that anomalies already there hardly count.
 */
public final class FaultPlanter {

  /** The fewest readings of an entity that hold a fault. */
  public static final int LEAST_READINGS = FaultLayout.LEAST_READINGS;

  private static final Comparator<Reading> IN_TIME =
      Comparator.comparingLong(Reading::time).thenComparing(Reading::origin);

  /** A fault at work, and how far its wake reaches. */
  private record Working(Fault fault, PlantedFault planted, int channel, long wakeEnd) {}

  private final List<ChannelSpec> channels;
  private final long seed;
  private final Map<String, List<Reading>> courses = new TreeMap<>();

  /**
   * A planter that has seen no readings.
   *
   * @param channels of the readings
   * @param seed the same seed and readings give the same faults
   */
  public FaultPlanter(List<ChannelSpec> channels, long seed) {
    this.channels = List.copyOf(channels);
    this.seed = seed;
  }

  /** Sees a reading, in any order. */
  public void see(Reading reading) {
    courses.computeIfAbsent(reading.entity(), entity -> new ArrayList<>()).add(reading);
  }

  /**
   * Plants into all readings seen. There are no faults where no entity has a channel that varies,
   * or enough readings.
   */
  public Planting plant() {
    List<List<Working>> all = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    int turn = 0;
    for (List<Reading> course : courses.values()) {
      course.sort(IN_TIME);
      List<Working> working = layOut(course, turn, random.split());
      turn += working.size();
      all.add(working);
    }
    Planting planting =
        new Planting(channels, all.stream().flatMap(List::stream).map(Working::planted).toList());
    int first = 0;
    int entity = 0;
    for (List<Reading> course : courses.values()) {
      work(course, all.get(entity), first, planting);
      first += all.get(entity++).size();
    }
    return planting;
  }

  private List<Working> layOut(List<Reading> course, int turn, SplittableRandom random) {
    MedianSpread[] usual =
        IntStream.range(0, channels.size())
            .mapToObj(channel -> usual(course, channel))
            .toArray(MedianSpread[]::new);
    int[] varying =
        IntStream.range(0, usual.length)
            .filter(channel -> usual[channel].deviation() > 0)
            .toArray();
    List<Working> working = new ArrayList<>();
    if (varying.length == 0) {
      return working;
    }
    for (FaultLayout.Place place : FaultLayout.of(course.size(), turn, random)) {
      int channel = varying[random.nextInt(varying.length)];
      long chance = random.nextLong();
      long start = course.get(place.from()).time();
      long end = course.get(place.to()).time();
      // Readings of one time cannot be told apart.
      if (end > start) {
        PlantedFault planted =
            new PlantedFault(
                place.kind(), course.get(0).entity(), channels.get(channel).name(), start, end);
        double deviation = usual[channel].standardDeviation();
        Fault fault = new Fault(planted, channel, usual[channel].median(), deviation, chance);
        long wakeEnd =
            place.wakeEnd() < course.size() ? course.get(place.wakeEnd()).time() : Long.MAX_VALUE;
        working.add(new Working(fault, planted, channel, wakeEnd));
      }
    }
    return working;
  }

  private MedianSpread usual(List<Reading> course, int channel) {
    double[] values =
        channels.get(channel).type() == ChannelType.NUMBER
            ? course.stream()
                .mapToDouble(reading -> reading.values()[channel])
                .filter(value -> !Double.isNaN(value))
                .toArray()
            : new double[0];
    return values.length == 0 ? new MedianSpread(0, 0) : MedianSpread.of(values);
  }

  private static void work(
      List<Reading> course, List<Working> working, int firstFault, Planting planting) {
    int latterHalf = FaultLayout.latterHalf(course.size());
    for (int i = 0; i < course.size(); i++) {
      Reading reading = course.get(i);
      double[] values = doubles(reading.values());
      for (int w = 0; w < working.size(); w++) {
        Working one = working.get(w);
        one.fault().act(reading.time(), values);
        float before = reading.values()[one.channel()];
        float after = (float) values[one.channel()];
        // What is missing stays missing, and what a fault leaves as it is cannot be found.
        if (one.planted().covers(reading.entity(), reading.time())
            && !Float.isNaN(before)
            && Float.isFinite(after)
            && after != before) {
          planting.change(reading.origin(), firstFault + w, one.channel(), after);
        }
      }
      boolean reached =
          working.stream()
              .anyMatch(
                  one -> reading.time() >= one.planted().start() && reading.time() < one.wakeEnd());
      if (i >= latterHalf && !reached) {
        planting.leave(reading.origin());
      }
    }
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
