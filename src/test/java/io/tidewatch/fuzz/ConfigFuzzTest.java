package io.tidewatch.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tidewatch.config.ConfigReader;
import java.nio.charset.StandardCharsets;

/** Configuration files. */
class ConfigFuzzTest {

  @FuzzTest
  void yaml(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Cost.assertBounded(
        bytes.length, Cost.YAML, () -> ConfigReader.read(text, "x.yaml", true, variable -> null));
  }
}
