package io.tidewatch.bench;

import com.amazon.randomcutforest.RandomCutForest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The jobs that Tidewatch's is measured against, from one topic to another. */
final class Peers {

  private static final TypeInformation<byte[]> BYTES =
      PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

  private final String bootstrap;
  private final String from;
  private final String to;
  private final int channels;

  Peers(String bootstrap, String from, String to, int channels) {
    this.bootstrap = bootstrap;
    this.from = from;
    this.to = to;
    this.channels = channels;
  }

  /** Bytes in, bytes out. */
  StreamExecutionEnvironment identity(int parallelism) {
    StreamExecutionEnvironment env = environment(parallelism);
    write(read(env));
    return env;
  }

  /** Parses each record and writes it again, with the library that Tidewatch parses with. */
  StreamExecutionEnvironment json(int parallelism) {
    StreamExecutionEnvironment env = environment(parallelism);
    write(read(env).map(new Rewrite(channels)).returns(BYTES));
    return env;
  }

  /** Parses, scores by DL4J's output a record, writes what stands far out. */
  StreamExecutionEnvironment dl4j(int parallelism) {
    StreamExecutionEnvironment env = environment(parallelism);
    write(read(env).map(new Dl4jScore(channels)).returns(BYTES).filter(alert -> alert.length > 0));
    return env;
  }

  /** Parses, scores by a random cut forest, which it updates, writes what stands far out. */
  StreamExecutionEnvironment forest(int parallelism) {
    StreamExecutionEnvironment env = environment(parallelism);
    write(
        read(env).map(new ForestScore(channels)).returns(BYTES).filter(alert -> alert.length > 0));
    return env;
  }

  private static StreamExecutionEnvironment environment(int parallelism) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(parallelism);
    env.enableCheckpointing(10_000);
    return env;
  }

  private DataStream<byte[]> read(StreamExecutionEnvironment env) {
    KafkaSource<byte[]> source =
        KafkaSource.<byte[]>builder()
            .setBootstrapServers(bootstrap)
            .setTopics(from)
            .setGroupId("bench-" + to)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setBounded(OffsetsInitializer.latest())
            .setDeserializer(
                KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class))
            .build();
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "source", BYTES);
  }

  private void write(DataStream<byte[]> values) {
    values.sinkTo(
        KafkaSink.<byte[]>builder()
            .setBootstrapServers(bootstrap)
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .setRecordSerializer(new ValueSchema(to))
            .build());
  }

  /** A parser and its scratch space. */
  private abstract static class Parsing extends RichMapFunction<byte[], byte[]> {

    private static final long serialVersionUID = 1L;

    static final byte[] NOTHING = {};

    final int channels;
    transient JsonFactory factory;
    transient float[] values;
    transient String entity;
    transient long time;

    Parsing(int channels) {
      this.channels = channels;
    }

    @Override
    public void open(OpenContext context) throws Exception {
      factory = new JsonFactory();
      values = new float[channels];
    }

    final void parse(byte[] value) throws IOException {
      try (JsonParser json = factory.createParser(value)) {
        json.nextToken();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          if (name.equals("entity")) {
            entity = json.getText();
          } else if (name.equals("time")) {
            time = json.getLongValue();
          } else {
            values[Integer.parseInt(name, 1, name.length(), 10)] = json.getFloatValue();
          }
        }
      }
    }

    final byte[] alert(double score) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(200);
      try (JsonGenerator json = factory.createGenerator(bytes)) {
        json.writeStartObject();
        json.writeStringField("entity", entity);
        json.writeNumberField("time", time);
        json.writeNumberField("score", score);
        json.writeEndObject();
      }
      return bytes.toByteArray();
    }
  }

  private static final class Rewrite extends Parsing {

    private static final long serialVersionUID = 1L;

    private transient String[] names;

    Rewrite(int channels) {
      super(channels);
    }

    @Override
    public void open(OpenContext context) throws Exception {
      super.open(context);
      names = new String[channels];
      for (int c = 0; c < channels; c++) {
        names[c] = "c" + c;
      }
    }

    @Override
    public byte[] map(byte[] value) throws IOException {
      parse(value);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(200);
      try (JsonGenerator json = factory.createGenerator(bytes)) {
        json.writeStartObject();
        json.writeStringField("entity", entity);
        json.writeNumberField("time", time);
        for (int c = 0; c < channels; c++) {
          json.writeNumberField(names[c], values[c]);
        }
        json.writeEndObject();
      }
      return bytes.toByteArray();
    }
  }

  private static final class Dl4jScore extends Parsing {

    private static final long serialVersionUID = 1L;
    private static final double FAR_OUT = 1e9;

    private transient MultiLayerNetwork network;

    Dl4jScore(int channels) {
      super(channels);
    }

    @Override
    public void open(OpenContext context) throws Exception {
      super.open(context);
      network = Dl4jNetwork.of(Layers.random(channels));
    }

    @Override
    public byte[] map(byte[] value) throws IOException {
      parse(value);
      INDArray output = network.output(Nd4j.create(new float[][] {values}));
      double squares = 0;
      for (int c = 0; c < channels; c++) {
        double residual = values[c] - output.getFloat(0, c);
        squares += residual * residual;
      }
      double error = Math.sqrt(squares / channels);
      return error > FAR_OUT ? alert(error) : NOTHING;
    }
  }

  private static final class ForestScore extends Parsing {

    private static final long serialVersionUID = 1L;
    private static final double FAR_OUT = 3;

    private transient RandomCutForest forest;

    ForestScore(int channels) {
      super(channels);
    }

    @Override
    public void open(OpenContext context) throws Exception {
      super.open(context);
      forest =
          RandomCutForest.builder()
              .dimensions(channels)
              .numberOfTrees(50)
              .sampleSize(256)
              .randomSeed(1)
              .build();
    }

    @Override
    public byte[] map(byte[] value) throws IOException {
      parse(value);
      double score = forest.getAnomalyScore(values);
      forest.update(values);
      return score > FAR_OUT ? alert(score) : NOTHING;
    }
  }
}
