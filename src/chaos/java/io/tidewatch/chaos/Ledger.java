package io.tidewatch.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What rounds came to, one JSON line each, kept from run to run until the page is written. */
final class Ledger {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  Ledger(Path file) {
    this.file = file;
  }

  /**
   * What rounds with one fault came to.
   *
   * @param fault what was injected
   * @param findings what was found
   * @param recoveries after each injection, in milliseconds
   */
  record Entry(String fault, Findings findings, List<Long> recoveries) {

    static Entry of(RoundResult result) {
      return new Entry(
          result.faults().get(0).name(), result.findings(), List.copyOf(result.recoveries()));
    }

    private Entry and(Entry other) {
      List<Long> all = new ArrayList<>(recoveries);
      all.addAll(other.recoveries);
      return new Entry(fault, findings.and(other.findings), all);
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

  /** All rounds of each fault together. */
  Map<String, Entry> byFault() throws IOException {
    Map<String, Entry> together = new LinkedHashMap<>();
    Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .map(Ledger::entry)
        .forEach(entry -> together.merge(entry.fault(), entry, Entry::and));
    return together;
  }

  private static Entry entry(String line) {
    try {
      return JSON.readValue(line, Entry.class);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
