package io.tidewatch.app;

import io.tidewatch.avro.AvroAlerts;
import io.tidewatch.avro.AvroFormat;
import io.tidewatch.avro.RegistryHeader;
import io.tidewatch.config.AvroConfig;
import io.tidewatch.config.Config;
import io.tidewatch.config.SinkConfig;
import io.tidewatch.config.SourceConfig;
import io.tidewatch.detect.AlertForm;
import io.tidewatch.detect.AlertJson;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.reading.JsonFormat;
import io.tidewatch.reading.RecordFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** How records and alerts are written, as a configuration says. */
final class AvroMapping {

  private AvroMapping() {}

  /** How records are written that a configuration's source has; JSON where it has none. */
  static RecordFormat records(Config config) {
    Optional<AvroConfig> avro = config.source().flatMap(SourceConfig::avro);
    return avro.<RecordFormat>map(it -> new AvroFormat(it.schema(), header(it.schemaId())))
        .orElseGet(JsonFormat::new);
  }

  /** How alerts are written. */
  static AlertForm alerts(Config config) {
    DetectorPlan plan = config.plan();
    AlertJson json =
        new AlertJson(
            plan.pipeline(),
            plan.schema(),
            plan.reading().personal().masked(plan.schema().channels()));
    return config.sink().alertFormat() == SinkConfig.AlertFormat.AVRO
        ? new AvroAlerts(json, header(config.sink().alertSchemaId()))
        : json;
  }

  private static RegistryHeader header(OptionalInt id) {
    return id.isPresent() ? new RegistryHeader(id.getAsInt()) : null;
  }
}
