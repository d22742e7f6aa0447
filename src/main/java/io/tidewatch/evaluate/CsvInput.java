package io.tidewatch.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A CSV file and its short name.
 *
 * @param path where it lies
 * @param file its path inside the input folder, with slashes and without {@code .csv} or {@code
 *     .csv.gz}; of a single file just its name
 */
public record CsvInput(Path path, String file) {

  private static final String CSV = ".csv";
  private static final String GZIP = ".gz";

  /** Checks that nothing is null. */
  public CsvInput {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(file, "file");
  }

  /**
   * The files of an input: of a folder all {@code *.csv} and {@code *.csv.gz} in it and below, in
   * the order of their short names, hidden ones left out; a file is itself, whatever its ending.
   *
   * @throws IllegalArgumentException when there is no such file or folder, or the folder has none
   */
  public static List<CsvInput> list(Path fileOrFolder) {
    if (!Files.isDirectory(fileOrFolder)) {
      requireInput(Files.isRegularFile(fileOrFolder), "a file or folder", "absent", fileOrFolder);
      String name = fileOrFolder.getFileName().toString();
      return List.of(new CsvInput(fileOrFolder, withoutEnding(name)));
    }
    try (Stream<Path> all = Files.walk(fileOrFolder, FileVisitOption.FOLLOW_LINKS)) {
      List<CsvInput> files =
          all.filter(CsvInput::isCsv)
              .map(path -> new CsvInput(path, withoutEnding(relative(fileOrFolder, path))))
              .sorted(Comparator.comparing(CsvInput::file).thenComparing(CsvInput::path))
              .toList();
      requireInput(!files.isEmpty(), "a folder with CSV files", "one without", fileOrFolder);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The files of several inputs, one input after the other.
   *
   * @throws IllegalArgumentException when an input has no files, or two files have one short name
   */
  public static List<CsvInput> list(List<Path> inputs) {
    List<CsvInput> files = new ArrayList<>();
    inputs.forEach(input -> files.addAll(list(input)));
    Set<String> names = new HashSet<>();
    for (CsvInput input : files) {
      requireInput(names.add(input.file()), "distinct in name", input.file(), input.path());
    }
    return List.copyOf(files);
  }

  /**
   * Whether the file's header names a column.
   *
   * @throws CsvException when the header cannot be read
   */
  public boolean names(String column, char delimiter) {
    try (CsvLines lines = new CsvLines(this, delimiter)) {
      return lines.header().stream().map(String::strip).anyMatch(column::equals);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** How many lines the file has, its header left out; 0 where it cannot be read. */
  public long lines() {
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = isGzip() ? new GZIPInputStream(raw) : raw) {
      byte[] buffer = new byte[1 << 16];
      long lines = 0;
      byte last = '\n';
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        for (int i = 0; i < count; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
        last = buffer[count - 1];
      }
      return Math.max(0, lines + (last == '\n' ? 0 : 1) - 1);
    } catch (IOException unreadable) {
      // Whoever reads its records will say so.
      return 0;
    }
  }

  /** Whether the file is compressed, by its ending. */
  boolean isGzip() {
    return path.getFileName().toString().endsWith(GZIP);
  }

  private static boolean isCsv(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(".")
        && (name.endsWith(CSV) || name.endsWith(CSV + GZIP))
        && Files.isRegularFile(path);
  }

  private static String relative(Path folder, Path path) {
    Path inside = folder.relativize(path);
    String separator = inside.getFileSystem().getSeparator();
    return inside.toString().replace(separator, "/");
  }

  private static String withoutEnding(String name) {
    String plain = cut(name, GZIP);
    return cut(plain, CSV);
  }

  private static String cut(String name, String ending) {
    boolean has = name.endsWith(ending) && name.length() > ending.length();
    return has ? name.substring(0, name.length() - ending.length()) : name;
  }

  private static void requireInput(boolean holds, String rule, String was, Path where) {
    if (!holds) {
      throw new IllegalArgumentException(
          "input must be " + rule + ", but was " + was + " (" + where + ")");
    }
  }
}
