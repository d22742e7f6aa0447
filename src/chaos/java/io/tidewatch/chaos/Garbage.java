package io.tidewatch.chaos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Somebody writes into the input topic what is no reading. */
final class Garbage implements Fault {

  private static final int TIMES = 200;
  private static final List<byte[]> VALUES =
      Arrays.asList(
          new byte[] {0, 1, 2, 3},
          null,
          text("null"),
          text("[]"),
          text("{\"pump\":\"P-1\",\"pump\":\"P-2\"}"),
          new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'},
          text("{} {}"));

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String name() {
    return "garbage";
  }

  @Override
  public List<String> rows() {
    return List.of("I1", "I2", "I5");
  }

  @Override
  public String injection() {
    return "200 records each of bytes, no value, `null`, `[]`, duplicate keys, bad UTF-8, trailing bytes";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    for (int i = 0; i < TIMES; i++) {
      for (byte[] value : VALUES) {
        scene.feeder().inject(value);
      }
    }
  }
}
