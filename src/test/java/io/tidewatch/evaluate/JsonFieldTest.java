package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFieldTest {

  private static String with(String object, String number, String... names) {
    byte[] changed =
        new JsonField().with(object.getBytes(StandardCharsets.UTF_8), List.of(names), number);
    return new String(changed, StandardCharsets.UTF_8);
  }

  @Test
  void replacesOneNumberAndLeavesEveryOtherDigit() {
    String object = "{\"at\":1e3,\"a\":1.50,\"b\":-0.10000000000000000001,\"c\":null,\"d\":true}";
    assertThat(with(object, "7.25", "a")).isEqualTo(object.replace("1.50", "7.25"));
  }

  @Test
  void followsAPointerThroughObjects() {
    String object = "{\"a\":1,\"in\":{\"b\":{\"a\":2}},\"b\":{\"a\":3},\"list\":[{\"a\":4}]}";
    assertThat(with(object, "9", "in", "b", "a")).isEqualTo(object.replace("2", "9"));
  }

  @Test
  void whatIsNotThereIsNotMade() {
    assertThat(with("{\"a\":1}", "9", "b")).isEqualTo("{\"a\":1}");
  }
}
