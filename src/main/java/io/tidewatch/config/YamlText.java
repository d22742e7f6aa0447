package io.tidewatch.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The text of a file: bounded, UTF-8, and without characters that YAML does not take. */
final class YamlText {

  /** The most bytes of a file, and the most characters of a text. */
  static final int MOST = 1 << 20;

  private static final String TOO_LARGE = "config must be at most 1MiB, but was more";

  private YamlText() {}

  /** The text of a file, or a problem. */
  static Optional<String> read(Path file, Problems problems) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST + 1);
    } catch (IOException unreadable) {
      problems.add(
          Place.START, "config must be a readable file, but was " + reason(file, unreadable));
      return Optional.empty();
    }
    if (bytes.length > MOST) {
      problems.add(Place.START, TOO_LARGE);
      return Optional.empty();
    }
    return decode(bytes, problems);
  }

  /** The same text without a byte order mark, or a problem. */
  static Optional<String> check(String text, Problems problems) {
    if (text.length() > MOST) {
      problems.add(Place.START, TOO_LARGE);
      return Optional.empty();
    }
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < plain.length(); ) {
      int point = plain.codePointAt(i);
      if (!StreamReader.isPrintable(point)) {
        problems.add(
            new Place("", line, i - lineStart + 1),
            String.format("character must be one that YAML takes, but was U+%04X", point));
        return Optional.empty();
      }
      i += Character.charCount(point);
      if (point == '\n') {
        line++;
        lineStart = i;
      }
    }
    return Optional.of(plain);
  }

  private static Optional<String> decode(byte[] bytes, Problems problems) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      int column = text.length() - text.lastIndexOf('\n');
      problems.add(
          new Place("", line, column),
          String.format("config must be UTF-8, but was not (byte 0x%02X)", bytes[in.position()]));
      return Optional.empty();
    }
    return check(text, problems);
  }

  private static String reason(Path file, IOException unreadable) {
    if (unreadable instanceof NoSuchFileException) {
      return "missing";
    }
    if (unreadable instanceof AccessDeniedException) {
      return "not permitted";
    }
    return Files.isDirectory(file)
        ? "a folder"
        : Quoted.plain(String.valueOf(unreadable.getMessage()));
  }
}
