package io.tidewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final Workload WORKLOAD = new Workload(100, 7, 3);

  @Test
  void entitiesTakeTurnsTenTimesASecond() throws IOException {
    JsonNode first = new ObjectMapper().readTree(WORKLOAD.json(2));
    JsonNode next = new ObjectMapper().readTree(WORKLOAD.json(2 + 7));

    assertThat(next.get("entity")).isEqualTo(first.get("entity"));
    assertThat(next.get("time").asLong() - first.get("time").asLong()).isEqualTo(100);
  }

  @Test
  void anEntityHasOnePartition() {
    for (int record = 0; record < 7; record++) {
      assertThat(WORKLOAD.partition(record + 7)).isEqualTo(WORKLOAD.partition(record));
    }
  }

  @Test
  void recordsAreTheSameInEveryRunAndHoldTheirValues() throws IOException {
    JsonNode record = new ObjectMapper().readTree(WORKLOAD.json(23));

    assertThat(WORKLOAD.json(23)).isEqualTo(WORKLOAD.json(23));
    assertThat(record.size()).isEqualTo(2 + 3);
    for (int c = 0; c < 3; c++) {
      assertThat((float) record.get("c" + c).asDouble())
          .isCloseTo(WORKLOAD.values(23)[c], Offset.offset(1e-3f));
    }
  }
}
