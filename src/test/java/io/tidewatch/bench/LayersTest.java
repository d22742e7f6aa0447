package io.tidewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LayersTest {

  @ParameterizedTest
  @CsvSource({"8, 80", "32, 1280", "128, 20480"})
  void countsItsProducts(int width, long products) {
    assertThat(Layers.random(width).products()).isEqualTo(products);
  }

  @Test
  void compilesToANetworkOfItsWidth() {
    assertThat(Layers.random(32).compiled().width()).isEqualTo(32);
    assertThat(Layers.random(32).compiled().codeWidth()).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource(FamilyNetwork.class)
  void everyFamilyReadsRecordsOfOneWidth(FamilyNetwork family) {
    assertThat(family.network().width()).isEqualTo(FamilyNetwork.WIDTH);
  }
}
