package io.tidewatch.reading;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Prints how long each of the records of {@link HostileRecordsTest} takes to be refused: by its
 * size, as the limits are by default, and by its structure, with the size limit raised. Run on the
 * test class path; nothing in a build depends on a clock.
 */
final class HostileTiming {

  private static final int WARM_UP = 200;
  private static final int ROUNDS = 201;

  private HostileTiming() {}

  /** Times all records. */
  public static void main(String[] args) {
    System.out.println("record,bytes,by_size_us,by_structure_us,by_structure_us_p99");
    for (Arguments each : HostileRecordsTest.records().toList()) {
      byte[] value = (byte[]) each.get()[1];
      double[] size = micros(new ReadingParser(Records.SPEC), value);
      double[] structure = micros(new ReadingParser(HostileRecordsTest.ROOMY), value);
      System.out.printf(
          Locale.ROOT,
          "\"%s\",%d,%.1f,%.1f,%.1f%n",
          each.get()[0],
          value.length,
          size[ROUNDS / 2],
          structure[ROUNDS / 2],
          structure[ROUNDS - 2]);
    }
  }

  /** Of every round, ascending. */
  private static double[] micros(ReadingParser parser, byte[] value) {
    RawRecord raw = Records.raw(value);
    double[] micros = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      Parsed parsed = parser.parse(raw);
      long ended = System.nanoTime();
      if (!(parsed instanceof DeadLetter)) {
        throw new IllegalStateException("record must be refused, but was read");
      }
      micros[Math.max(0, round)] = (ended - begun) / 1e3;
    }
    Arrays.sort(micros);
    return micros;
  }
}
