package io.tidewatch.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** What rounds came to, one JSON line each, kept from run to run until the page is written. */
final class Ledger {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  Ledger(Path file) {
    this.file = file;
  }

  /**
   * One round's figures.
   *
   * @param fault what was injected
   * @param injections how often
   * @param findings what was found
   * @param medianMillis of the recoveries
   * @param mostMillis of the recoveries
   */
  record Entry(
      String fault, int injections, Findings findings, long medianMillis, long mostMillis) {

    static Entry of(RoundResult result) {
      return new Entry(
          result.faults().get(0).name(),
          result.faults().size(),
          result.findings(),
          ResultText.median(result.recoveries()),
          ResultText.most(result.recoveries()));
    }
  }

  void add(RoundResult result) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        JSON.writeValueAsString(Entry.of(result)) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The newest entry of each fault. */
  Map<String, Entry> newest() throws IOException {
    Map<String, Entry> newest = new LinkedHashMap<>();
    Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .map(Ledger::entry)
        .forEach(entry -> newest.put(entry.fault(), entry));
    return newest;
  }

  private static Entry entry(String line) {
    try {
      return JSON.readValue(line, Entry.class);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
