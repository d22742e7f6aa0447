package io.tidewatch.kafka;

import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.PersonalPlan;
import io.tidewatch.reading.Pseudonyms;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.RecordFormat;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Every Kafka record as an {@link Arrival}: a reading, or a dead letter that says why not. No
 * record makes it throw, since the source would read the same record again after each restart.
 */
public final class ArrivalSchema implements KafkaRecordDeserializationSchema<Arrival> {

  private static final long serialVersionUID = 1L;

  private final ReadingSpec spec;
  private final RecordFormat format;
  private final TypeInformation<Arrival> type;
  private transient ReadingParser parser;

  /**
   * A schema for records that follow a specification.
   *
   * @param spec the specification
   * @param format how records are written
   * @param type how arrivals travel between tasks
   * @throws IllegalArgumentException when a parser cannot follow the specification
   */
  public ArrivalSchema(ReadingSpec spec, RecordFormat format, TypeInformation<Arrival> type) {
    this.spec = spec;
    this.format = format;
    this.type = Objects.requireNonNull(type, "type");
    new ReadingParser(spec, format, UnaryOperator.identity());
  }

  @Override
  public void open(InitializationContext context) {
    parser = new ReadingParser(spec, format, pseudonyms());
  }

  private UnaryOperator<String> pseudonyms() {
    PersonalPlan personal = spec.personal();
    if (personal.secret().isEmpty()) {
      return UnaryOperator.identity();
    }
    String secret = Placeholders.resolve(personal.secret());
    if (secret.contains("${")) {
      throw new IllegalStateException(
          "secret must be set where the job runs, but was missing (" + personal.secret() + ")");
    }
    return new Pseudonyms(secret)::of;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arrival> out) {
    Origin origin =
        new Origin(record.topic(), record.partition(), record.offset(), record.timestamp());
    RawRecord raw = new RawRecord(origin, record.key(), record.value());
    out.collect(new Arrival(raw, parser.parse(raw)));
  }

  @Override
  public TypeInformation<Arrival> getProducedType() {
    return type;
  }
}
