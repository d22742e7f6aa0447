package io.tidewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Report REPORT =
      new Report(
          Map.of("jvm", "17", "commit", "abc"),
          List.of(new Table("Growth", "", List.of("entities"), List.of(List.of("1")))));

  @Test
  void saysWhereItsTablesWereTaken(@TempDir Path folder) throws IOException {
    Path markdown = REPORT.write(folder.resolve("new"), "scale");

    assertThat(markdown).hasFileName("scale.md");
    assertThat(Files.readString(markdown)).startsWith("- commit: abc\n- jvm: 17\n\n## Growth\n");
  }

  @Test
  void isJsonAsWell(@TempDir Path folder) throws IOException {
    REPORT.write(folder, "scale");

    JsonNode json = new ObjectMapper().readTree(folder.resolve("scale.json").toFile());
    assertThat(json.at("/place/commit").asText()).isEqualTo("abc");
    assertThat(json.at("/tables/0/columns/0").asText()).isEqualTo("entities");
    assertThat(json.at("/tables/0/rows/0/0").asText()).isEqualTo("1");
  }
}
