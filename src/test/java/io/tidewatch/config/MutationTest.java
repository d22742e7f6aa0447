package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a file, reading it ends in a config or in problems, never in an exception.
 */
class MutationTest {

  private static final int ROUNDS = 7_000;

  @ParameterizedTest
  @ValueSource(strings = {"pump", "card", "skab"})
  void mutatedFileIsReadWithoutException(String name) throws IOException {
    byte[] original = uncommented(Path.of("conf", name + ".yaml"));
    SplittableRandom random = new SplittableRandom(20_260_101 + name.hashCode());
    int valid = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutated = original;
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        mutated = mutate(mutated, random);
      }
      // Both ways in: bytes as a file would have them, and any text.
      String text =
          new String(
              mutated, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
      ConfigResult result = ConfigReader.read(text, "x.yaml", true, variable -> null);
      if (result instanceof ConfigResult.Invalid invalid) {
        assertThat(invalid.problems()).hasSizeBetween(1, Problems.MOST + 1);
      } else {
        valid++;
      }
    }
    // Neither so wild that only the YAML parser is tested, nor so tame that nothing breaks.
    assertThat(valid).isBetween(1, ROUNDS / 2);
  }

  // Most of an example is comment, where mutations change nothing.
  private static byte[] uncommented(Path file) throws IOException {
    String text = Files.readString(file).replaceAll("(?m)^ *#.*\n", "");
    if (!text.contains("source:")) {
      text += "source: {bootstrap: a:1, topics: b}\n";
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mutate(byte[] bytes, SplittableRandom random) {
    if (bytes.length < 2) {
      return bytes;
    }
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + random.nextInt(1, 40));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    switch (random.nextInt(5)) {
      case 0 -> {
        out.write(bytes[from] ^ 1 << random.nextInt(8));
        out.write(bytes, from + 1, bytes.length - from - 1);
      }
      case 1 -> out.write(bytes, to, bytes.length - to);
      case 2 -> {
        out.write(bytes, from, to - from);
        out.write(bytes, from, bytes.length - from);
      }
      case 3 -> {
        byte[] marks = "[]{}:,-?&*!|>'\"%@`#~\n\t 0918.eE+".getBytes(StandardCharsets.UTF_8);
        out.write(marks[random.nextInt(marks.length)]);
        out.write(bytes, from, bytes.length - from);
      }
      default -> {
        int other = random.nextInt(bytes.length);
        out.write(bytes, other, Math.min(bytes.length - other, to - from));
        out.write(bytes, from, bytes.length - from);
      }
    }
    return out.toByteArray();
  }
}
