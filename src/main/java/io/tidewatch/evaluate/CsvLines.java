package io.tidewatch.evaluate;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The lines of one CSV file in UTF-8, plain or gzipped; empty lines do not count. */
final class CsvLines implements Closeable {

  private static final int BYTE_ORDER_MARK = '\uFEFF';

  private final CsvInput input;
  private final CSVParser parser;
  private final Iterator<CSVRecord> lines;
  private final List<String> header;

  /**
   * Opens a file and reads its header.
   *
   * @throws CsvException when that fails
   */
  CsvLines(CsvInput input, char delimiter) {
    this.input = input;
    this.parser = open(delimiter);
    this.lines = parser.iterator();
    try {
      if (!hasNext()) {
        throw new CsvException("header", "a line of column names", "absent", where(), null);
      }
      this.header = next().toList();
    } catch (CsvException e) {
      closeAfter(e);
      throw e;
    }
  }

  /** The names of the columns. */
  List<String> header() {
    return header;
  }

  /**
   * Whether another line follows.
   *
   * @throws CsvException when the file cannot be read on
   */
  boolean hasNext() {
    try {
      return lines.hasNext();
    } catch (UncheckedIOException e) {
      throw refusal(e.getCause());
    }
  }

  /** The next line; to be asked for only when there is one. */
  CSVRecord next() {
    return lines.next();
  }

  /** The file and the line read last, from 1. */
  String where() {
    return input.path() + ":" + (parser == null ? 1 : Math.max(1, parser.getCurrentLineNumber()));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private CSVParser open(char delimiter) {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
    InputStream bytes = null;
    try {
      bytes = Files.newInputStream(input.path());
      InputStream plain = input.isGzip() ? new GZIPInputStream(bytes, 1 << 16) : bytes;
      return format.parse(withoutMark(plain));
    } catch (IOException e) {
      CsvException refusal = refusal(e);
      if (bytes != null) {
        try {
          bytes.close();
        } catch (IOException second) {
          refusal.addSuppressed(second);
        }
      }
      throw refusal;
    }
  }

  // A decoder, not a charset: it refuses what is not UTF-8 instead of putting question marks.
  private static Reader withoutMark(InputStream plain) throws IOException {
    Reader text =
        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private void closeAfter(CsvException e) {
    try {
      close();
    } catch (IOException second) {
      e.addSuppressed(second);
    }
  }

  private CsvException refusal(IOException e) {
    String was = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof CharacterCodingException) {
      return new CsvException("text", "UTF-8", "not: " + was, where(), e);
    }
    if (e instanceof ZipException || e instanceof EOFException) {
      return new CsvException("gzip", "whole", "not: " + was, where(), e);
    }
    if (e instanceof CSVException) {
      return new CsvException("line", "well-formed CSV", "not: " + was, where(), e);
    }
    return new CsvException("file", "readable", "not: " + was, where(), e);
  }
}
