package io.tidewatch.robustness;

import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Machines of the Server Machine Dataset, with the features that explain each of their faults. */
final class ServerMachines {

  /** How many measures a machine has. */
  static final int WIDTH = 38;

  private static final long MINUTE = 60_000;
  private static final long BEGINNING = PlantLog.START.toEpochMilli();

  /**
   * What explains a fault.
   *
   * @param from its first row of the part to be scored
   * @param to its last
   * @param features the indices of those that explain it
   */
  record Interpreted(int from, int to, Set<Integer> features) {}

  /**
   * A machine.
   *
   * @param history to learn from
   * @param scored to be scored, a minute apart like the history and just after it
   * @param scoredFrom event time of the first record to be scored
   */
  record Machine(
      String name,
      List<RawRecord> history,
      List<RawRecord> scored,
      long scoredFrom,
      List<Interpreted> faults) {

    /** The row of the part to be scored. */
    int row(long time) {
      return (int) ((time - scoredFrom) / MINUTE);
    }
  }

  private ServerMachines() {}

  static List<Machine> read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith("_interpretation.txt"))
              .map(file -> file.replace("_interpretation.txt", ""))
              .sorted()
              .toList();
      List<Machine> machines = new ArrayList<>();
      for (String name : names) {
        machines.add(machine(folder, name));
      }
      return machines;
    }
  }

  private static Machine machine(Path folder, String name) throws IOException {
    List<RawRecord> history = records(folder.resolve(name + "_train.csv.gz"), name, BEGINNING);
    long scoredFrom = BEGINNING + history.size() * MINUTE;
    List<RawRecord> scored = records(folder.resolve(name + "_test.csv.gz"), name, scoredFrom);
    List<Interpreted> faults =
        Files.readAllLines(folder.resolve(name + "_interpretation.txt")).stream()
            .filter(line -> !line.isBlank())
            .map(ServerMachines::interpreted)
            .toList();
    return new Machine(name, history, scored, scoredFrom, faults);
  }

  /** Reads {@code start-end:dimension,dimension,...}, dimensions from 1. */
  private static Interpreted interpreted(String line) {
    String[] parts = line.trim().split(":");
    String[] rows = parts[0].split("-");
    Set<Integer> features =
        Arrays.stream(parts[1].split(","))
            .map(dimension -> Integer.parseInt(dimension.trim()) - 1)
            .collect(Collectors.toSet());
    return new Interpreted(Integer.parseInt(rows[0]), Integer.parseInt(rows[1]), features);
  }

  private static List<RawRecord> records(Path file, String machine, long from) throws IOException {
    List<RawRecord> records = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      String[] names = lines.readLine().split(",");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",");
        long time = from + records.size() * MINUTE;
        StringBuilder json = new StringBuilder(1024);
        json.append("{\"machine\":\"").append(machine).append("\",\"at\":").append(time);
        for (int i = 0; i < names.length; i++) {
          // Labels, where there are any, stay out of what the detector sees.
          if (names[i].startsWith("f")) {
            json.append(",\"").append(names[i]).append("\":").append(cells[i]);
          }
        }
        byte[] value = json.append('}').toString().getBytes(StandardCharsets.US_ASCII);
        records.add(new RawRecord(new Origin(machine, 0, records.size(), time), null, value));
      }
    }
    return records;
  }
}
