package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenConfigTest {

  @Test
  void everyProblemOfFileIsReportedAtOnceInItsOrder() {
    String text =
        """
        pipeline: pump station
        source:
          bootstrap: localhost
          topics: []
          startt: latest
        reading:
          entity: pump
          time: {field: at, format: iso}
          chanels: [pressure]
        order: random
        learning:
          window: abc
          warm_up: 5
          hold_out: 0.75
          retrain:
            every_windows: -1
        alerts:
          false_alarm_rate: 1e309
        sink:
          write_scores: yes
        """;
    assertThat(Configs.problems(text))
        .containsExactly(
            "1:1 pipeline: pipeline must be 1 to 200 letters, digits, dots, dashes or underscores,"
                + " but was 'pump station'",
            "3:3 source.bootstrap: server must be a server such as localhost:9092,"
                + " but was 'localhost'",
            "4:3 source.topics: topics must be at least one, but was an empty list",
            "5:3 source.startt: unknown key 'startt', did you mean 'start'?",
            "6:1 reading.channels: channels must be given, but was missing",
            "8:21 reading.time.format: format must be one of epoch_seconds, epoch_millis,"
                + " epoch_micros, iso_8601, but was 'iso'",
            "9:3 reading.chanels: unknown key 'chanels', did you mean 'channels'?",
            "10:1 order: order must be one of event_time, arrival, but was 'random'",
            "12:3 learning.window: window must be a duration such as 30s, but was 'abc'",
            "13:3 learning.warm_up: warm_up must be a whole number from 10 to 10000000,"
                + " but was '5'",
            "14:3 learning.hold_out: hold_out must be a number above 0 and at most 0.5,"
                + " but was '0.75'",
            "16:5 learning.retrain.every_windows: every_windows must be a whole number from 0 to"
                + " 10000000, but was '-1'",
            "18:3 alerts.false_alarm_rate: false_alarm_rate must be a number above 0 and at most"
                + " 0.5, but was '1e309'",
            "20:3 sink.write_scores: write_scores must be true or false, but was 'yes'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "order: [a]| 5:1 order: order must be one of event_time, arrival, but was a list",
        "order: {a: b}| 5:1 order: order must be one of event_time, arrival, but was a section",
        "order:| 5:1 order: order must be one of event_time, arrival, but was empty",
        "order: ~| 5:1 order: order must be one of event_time, arrival, but was empty",
        "order: \"a\\nb\"| 5:1 order: order must be one of event_time, arrival, but was 'a?b'",
        "sink:| 5:1 sink: sink must be a section of keys, but was empty",
        "sink: off| 5:1 sink: sink must be a section of keys, but was a text",
        "out_of_orderness: 5| 5:1 out_of_orderness: out_of_orderness must be a duration such as"
            + " 30s, but was '5'",
        "out_of_orderness: 367d| 5:1 out_of_orderness: out_of_orderness must be a duration from 0s"
            + " to 366d, but was '367d'",
        "readings_per_window: 0| 5:1 readings_per_window: readings_per_window must be a whole"
            + " number from 1 to 1048576, but was '0'",
        "readings_per_window: 1.5| 5:1 readings_per_window: readings_per_window must be a whole"
            + " number from 1 to 1048576, but was '1.5'",
        "pipeline: again| 5:1 pipeline: key must be given once, but was given again (first in line"
            + " 1)",
        "[a]: b| 5:1 key must be a text, but was not",
        "alerts: {open_after: 99999999999999999999}| 5:10 alerts.open_after: open_after must be a"
            + " whole number from 1 to 1000000, but was '99999999999999999999'",
        "alerts: {false_alarm_rate: NaN}| 5:10 alerts.false_alarm_rate: false_alarm_rate must be a"
            + " number above 0 and at most 0.5, but was 'NaN'",
        "model: {own_after: 5}| 5:9 model.own_after: own_after must be absent for stream, but was"
            + " given (model.scope by default)",
        "model: {scope: entity, own_after: -1}| 5:24 model.own_after: own_after must be a whole"
            + " number from 0 to 1000000000, but was '-1'",
        "model: {scope: entity, own_at_most: 0}| 5:24 model.own_at_most: own_at_most must be a"
            + " whole number from 1 to 1000000, but was '0'",
        "model: {own_at_most: 5}| 5:9 model.own_at_most: own_at_most must be absent where nothing"
            + " is shared, but was given (model.own_after by default)",
        "model: {scope: group}| 5:9 model.scope: scope must be stream or entity without"
            + " reading.group, but was 'group'",
        "model: {layers: [16, x]}| 5:9 model.layers: layers must be a list of whole numbers from 1"
            + " to 4096, but was '16,x'",
        "model: {epochs: 0}| 5:9 model.epochs: epochs must be a whole number from 1 to 10000, but"
            + " was '0'",
        "model: {family: linear, epochs: 3}| 5:25 model.epochs: epochs must be absent for linear,"
            + " which takes code, variance, but was given (model.family, line 5)",
        "model: {epocs: 3}| 5:9 model.epocs: unknown key 'epocs', did you mean 'epochs'?",
        "learning: {window: 10m, entity_window: 7m}| 5:25 learning.entity_window: entity_window"
            + " must be a whole fraction of window's 10m, but was 7m (learning.window, line 5)",
        "learning: {entity_window: 7m}| 5:12 learning.entity_window: entity_window must be a whole"
            + " fraction of window's 10m, but was 7m (learning.window by default)",
        "learning: {warm_up: 50, capacity: 40}| 5:25 learning.capacity: capacity must be at least"
            + " warm_up's 50, but was 40 (learning.warm_up, line 5)",
        "learning: {folds: 1}| 5:12 learning.folds: folds must be 0 or a whole number from 2 to 50,"
            + " but was '1'",
        "learning: {folds: 51}| 5:12 learning.folds: folds must be 0 or a whole number from 2 to"
            + " 50, but was '51'",
        "learning: {warm_up: 30, folds: 4}| 5:12 learning.warm_up: warm_up must be at least 40 for"
            + " as many folds, but was 30 (learning.folds, line 5)",
        "learning: {probation: 367d}| 5:12 learning.probation: probation must be a duration from"
            + " 0s to 366d, but was '367d'",
        "reference:| 5:1 reference: reference must be a section of keys, but was empty",
        "reference: 1m| 5:1 reference: reference must be a section of keys, but was a text",
        "reference: {half_life: 0s}| 5:13 reference.half_life: half_life must be a duration from"
            + " 1ms to 366d, but was '0s'",
        "reference: {half_life: 367d}| 5:13 reference.half_life: half_life must be a duration from"
            + " 1ms to 366d, but was '367d'",
        "reference: {gate: 0}| 5:13 reference.gate: gate must be a number above 0 and at most 0.5,"
            + " but was '0'",
        "reference: {gate: 0.6}| 5:13 reference.gate: gate must be a number above 0 and at most"
            + " 0.5, but was '0.6'",
        "reference: {keep: 0}| 5:13 reference.keep: keep must be a number above 0 and at most 1,"
            + " but was '0'",
        "reference: {keep: 1.1}| 5:13 reference.keep: keep must be a number above 0 and at most 1,"
            + " but was '1.1'",
        "reference: {gates: 0.1}| 5:13 reference.gates: unknown key 'gates', did you mean 'gate'?",
        "learning: {retrain: {drift_distance: 1}}| 5:22 learning.retrain.drift_distance:"
            + " drift_distance must be a number from 0 to below 1, but was '1'",
        "learning: {sample: {rows: 1}}| 5:21 learning.sample.rows: rows must be a whole number"
            + " from 2 to 10000000, but was '1'",
        "sink: {delivery: none}| 5:8 sink.delivery: delivery must be one of at_least_once,"
            + " exactly_once, but was 'none'",
        "sink: {transaction_timeout: 1h}| 5:8 sink.transaction_timeout: transaction_timeout must"
            + " be a duration from 1m to 15m, but was '1h'",
        "sink: {topics: {scores: pump.alerts}}| 5:17 sink.topics.scores: scores must be a topic of"
            + " its own, but was pump.alerts (sink.topics.alerts by default)",
        "sink: {topics: {alerts: a b}}| 5:17 sink.topics.alerts: alerts must be a topic's name: 1"
            + " to 249 letters, digits, dots, dashes or underscores, but was 'a b'",
        "runtime: {web_port: 65536}| 5:11 runtime.web_port: web_port must be a whole number from 0"
            + " to 65535, but was '65536'",
        "runtime: {state_backend: disk}| 5:11 runtime.state_backend: state_backend must be one of"
            + " heap, rocksdb, but was 'disk'",
        "runtime: {foo: 1}| 5:11 runtime.foo: unknown key 'foo' (known here: parallelism,"
            + " checkpoint_interval, checkpoint_dir, state_backend, learn_slots,"
            + " training_timeout, web_port, off_heap)",
        "runtime: {training_timeout: 0s}| 5:11 runtime.training_timeout: training_timeout must be a"
            + " duration from 1s to 1d, but was '0s'",
        "csv: {delimiter: x}| 5:7 csv.delimiter: delimiter must be one of comma, semicolon, tab,"
            + " pipe, but was 'x'",
        "csv: {time: at}| 5:7 csv.time: time must be a section such as {column: at, format:"
            + " iso_8601} or {row: 1s}, but was 'at'",
        "csv: {time: {}}| 5:7 csv.time: time must have either column or row, but was with neither",
        "csv: {time: {row: 1s, column: a}}| 5:7 csv.time: time must have either column or row, but"
            + " was with both",
        "csv: {time: {row: 1s, format: iso_8601}}| 5:23 csv.time.format: format must be beside"
            + " column, but was beside row (csv.time.row, line 5)",
        "csv: {time: {column: a, start: 2020-01-01}}| 5:25 csv.time.start: start must be beside"
            + " row, but was beside column (csv.time.column, line 5)",
        "csv: {time: {column: a, pattern: yyyy-bb}}| 5:25 csv.time.pattern: pattern must be a"
            + " date-time pattern such as 'yyyy-MM-dd HH:mm:ss', but was 'yyyy-bb'",
        "csv: {time: {column: a, pattern: yyyyppMMdd}}| 5:25 csv.time.pattern: pattern must be a"
            + " date-time pattern such as 'yyyy-MM-dd HH:mm:ss', but was 'yyyyppMMdd'",
        "csv: {time: {row: 1s, start: today}}| 5:23 csv.time.start: start must be a moment such as"
            + " 2020-03-09T10:14:33Z or 2020-03-09, but was 'today'",
      })
  void sectionSaysWhatItsValuesMustBe(String line, String problem) {
    assertThat(Configs.problems(Configs.MINIMAL + line + "\n")).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "channels: []| 4:3 reading.channels: channels must be at least one, but was an empty list",
        "channels: [a, b, a]| 4:20 reading.channels[2]: channel must have a name of its own, but"
            + " was 'a' again (reading.channels[0], line 4)",
        "channels: [a, [b]]| 4:17 reading.channels[1]: channel must be a text of 1 to 1000"
            + " characters, but was a list",
        "channels: [{field: b}]| 4:14 reading.channels[0].name: name must be given, but was"
            + " missing",
        "channels: [{name: v, type: word}]| 4:24 reading.channels[0].type: type must be one of"
            + " number, category, flag, but was 'word'",
        "channels: [{name: v, buckets: 8}]| 4:24 reading.channels[0].buckets: buckets must be"
            + " absent but for a category, but was 8 (reading.channels[0].type by default)",
        "channels: [{name: v, type: category, buckets: 5000}]| 4:40 reading.channels[0].buckets:"
            + " buckets must be a whole number from 1 to 4096, but was '5000'",
        "channels: [/a/b~2]| 2:1 reading: tilde must be followed by 0 or 1, but was 'b~2' (field"
            + " /a/b~2)",
        "channels: [/a, /a/b]| 2:1 reading: field must be outside every other field, but was /a/b"
            + " (inside /a)",
      })
  void channelsSayWhatTheyMustBe(String channels, String problem) {
    String text = "pipeline: pump\nreading:\n  entity: pump\n  " + channels + "\n";
    assertThat(Configs.problems(text)).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "time: at| 5:3 reading.time: time must be 'record' or a section such as {field: at,"
            + " format: iso_8601}, but was 'at'",
        "time: {format: iso_8601}| 5:3 reading.time.field: field must be given, but was missing",
        "time: {field: a, format: iso_8601, pattern: yyyy}| 5:38 reading.time.pattern: pattern"
            + " must be alone, but was given beside a format (reading.time.format, line 5)",
        "limits: {max_bytes: 64KB}| 5:12 reading.limits.max_bytes: max_bytes must be a size such"
            + " as 64KiB, but was '64KB'",
        "limits: {max_bytes: 65MiB}| 5:12 reading.limits.max_bytes: max_bytes must be a size from"
            + " 1B to 64MiB, but was '65MiB'",
        "limits: {earliest: +1000000000-01-01T00:00:00Z}| 5:12 reading.limits.earliest: earliest"
            + " must be a moment such as 2020-03-09T10:14:33Z or 2020-03-09, but was"
            + " '+1000000000-01-01T00:00:00Z'",
        "group: ' '| 5:3 reading.group: group must be a text of 1 to 1000 characters, but was ' '",
      })
  void readingSaysWhatItsValuesMustBe(String line, String problem) {
    assertThat(Configs.problems(Configs.MINIMAL + "  " + line + "\n")).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "topics: in| 5:1 source.bootstrap: bootstrap must be given, but was missing",
        "bootstrap: a:1| 5:1 source.topics: topics must be given, but was missing",
        "bootstrap: a:70000, topics: in| 5:10 source.bootstrap: server must be a server such as"
            + " localhost:9092, but was 'a:70000'",
        "bootstrap: 'a:1,b:2', topics: in| 5:10 source.bootstrap: server must be a server such as"
            + " localhost:9092, but was 'a:1,b:2'",
        "bootstrap: a:1, topics: [in, in]| 5:39 source.topics[1]: topic must be different from the"
            + " others, but was 'in'",
        "bootstrap: a:1, topics: ..| 5:26 source.topics: topic must be a topic's name: 1 to 249"
            + " letters, digits, dots, dashes or underscores, but was '..'",
        "bootstrap: a:1, topics: in, start: now| 5:38 source.start: start must be one of earliest,"
            + " latest, committed, but was 'now'",
        "bootstrap: a:1, topics: in, properties: {group.id: g}| 5:51 source.properties.group.id:"
            + " property must be set as source.group_id, but was set here",
        "bootstrap: a:1, topics: pump.models| 1:1 sink.topics.models: models must be none of"
            + " source.topics, but was 'pump.models' (source, line 5)",
      })
  void sourceSaysWhatItsValuesMustBe(String keys, String problem) {
    assertThat(Configs.problems(Configs.MINIMAL + "source: {" + keys + "}\n"))
        .containsExactly(problem);
  }

  @Test
  void onlyAVariationalCodeHasAProbability() {
    String model = "model: {family: deep, measure: reconstruction_probability}\n";
    assertThat(Configs.problems(Configs.MINIMAL + model))
        .containsExactly(
            "5:23 model.measure: measure must be one of root_mean_square, largest,"
                + " residual_distance, residual_and_code for deep, but was"
                + " reconstruction_probability (model.family, line 5)");
    Config variational = Configs.valid(Configs.MINIMAL + model.replace("deep", "variational"));
    assertThat(variational.plan().learning().measure())
        .isEqualTo(Measure.RECONSTRUCTION_PROBABILITY);
  }

  @Test
  void codesTravelWithScores() {
    assertThat(Configs.problems(Configs.MINIMAL + "sink: {latent_code: true}\n"))
        .containsExactly(
            "5:8 sink.latent_code: latent_code must be false without scores to carry it, but was"
                + " true (sink.write_scores by default)");
  }

  @Test
  void transactionsOutlastCheckpoints() {
    String text =
        Configs.MINIMAL
            + "sink: {delivery: exactly_once, transaction_timeout: 1m}\n"
            + "runtime:\n"
            + "  checkpoint_interval: 1m\n";
    assertThat(Configs.problems(text))
        .containsExactly(
            "5:32 sink.transaction_timeout: transaction_timeout must be longer than the"
                + " checkpoint_interval of 1m, but was 1m (runtime.checkpoint_interval, line 7)");
  }

  @Test
  void badValueIsNotReportedTwiceByWhatDependsOnIt() {
    assertThat(Configs.problems(Configs.MINIMAL + "learning: {window: x, entity_window: 7m}\n"))
        .hasSize(1);
    assertThat(Configs.problems(Configs.MINIMAL + "model: {family: x, epochs: 3}\n")).hasSize(1);
    assertThat(
            Configs.problems(
                "pipeline: p\nreading: {entity: e, channels: [{name: v, type: x}]}\n"
                    + "features: [{of: v, use: one_hot}, {of: w, use: value}]\n"))
        .hasSize(1);
  }

  @Test
  void missingSectionsAreNamed() {
    assertThat(Configs.problems("order: arrival\n"))
        .containsExactly(
            "1:1 pipeline: pipeline must be given, but was missing",
            "1:1 reading: reading must be given, but was missing");
  }

  @Test
  void tooManyFeatureValuesToKeepAreReported() {
    StringBuilder text = new StringBuilder("pipeline: p\nreading:\n  entity: e\n  channels: [c0");
    for (int i = 1; i < 70; i++) {
      text.append(", c").append(i);
    }
    text.append("]\nreadings_per_window: 1048576\n");
    assertThat(Configs.problems(text.toString()))
        .singleElement()
        .asString()
        .startsWith("5:1 readings_per_window: readings per window times channels");
  }

  @Test
  void longTextsAreCutInMessages() {
    assertThat(Configs.problems(Configs.MINIMAL + "order: " + "x".repeat(5000) + "\n"))
        .singleElement()
        .asString()
        .endsWith("but was '" + "x".repeat(60) + "...'");
  }
}
