package io.tidewatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidewatch.detect.DocumentedJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person sees of a demo, on a terminal and elsewhere. */
class DemoScreenTest {

  private static final String CLEAR = "\r\u001b[K";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Tally tally = new Tally(List.of());

  private DemoScreen screen(boolean terminal) {
    LiveLine out = new LiveLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
    return new DemoScreen(out, tally, new DemoStatus(() -> 14_400, tally, 3_000));
  }

  private String shown() {
    String shown = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return shown;
  }

  @Test
  void aTerminalSaysHowManyRecordsAreScoredAndWhyTheOthersWait() throws Exception {
    DemoScreen screen = screen(true);

    screen.tick();
    assertThat(shown())
        .isEqualTo(
            CLEAR + "scored 0 of 14,400 records; waiting for the first training window to end");

    screen.decision(decision("warming_up", null));
    screen.tick();
    assertThat(shown())
        .endsWith(
            CLEAR
                + "scored 0 of 14,400 records; warming up: 1,200 of 3,000 rows for the"
                + " first model");

    screen.decision(decision("promoted", "m1-4ba53a03"));
    screen.score(json(DocumentedJson.golden("score.json")));
    screen.tick();
    assertThat(shown())
        .endsWith(CLEAR + "scored 1 of 14,400 records; 0 episodes, model m1-4ba53a03");
  }

  @Test
  void linesThatStayComeAboveTheLiveOne() throws Exception {
    DemoScreen screen = screen(true);
    screen.tick();
    String live = shown();

    screen.alert(json(DocumentedJson.golden("alert.json")));

    assertThat(shown())
        .startsWith(CLEAR)
        .contains("opened  pump-7   major    score 17.30", "expected 1.200 (75 %)")
        .endsWith(System.lineSeparator() + live.substring(CLEAR.length()));
  }

  @Test
  void elsewhereEveryLineStaysAndNoneIsEscaped() throws Exception {
    DemoScreen screen = screen(false);

    screen.tick();
    screen.decision(decision("warming_up", null));
    screen.tick();

    assertThat(shown())
        .doesNotContain("\u001b", "\r")
        .contains("model   warming up: 1,200 of 3,000 rows for the first model")
        .hasLineCount(1);
  }

  private static JsonNode decision(String verdict, String model) throws JsonProcessingException {
    String golden =
        DocumentedJson.golden("decision.json").replace("\"worse\"", '"' + verdict + '"');
    String id = model == null ? "null" : '"' + model + '"';
    return json(golden.replace("\"model_id\":null", "\"model_id\":" + id));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
