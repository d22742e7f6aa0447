package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.feature.FeatureExtractor;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.ModelFixtures;
import io.tidewatch.model.Reconstruction;
import io.tidewatch.reading.Origin;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Does all that a process does which submits the job, or runs its tasks without training: reads a
 * configuration, assembles the job graph, reads a model and scores with it.
 */
final class ScoringProcess {

  private ScoringProcess() {}

  public static void main(String[] args) throws Exception {
    Config config =
        ((ConfigResult.Valid) ConfigReader.readForRun(Path.of("conf/pump.yaml"))).config();
    DetectorJob job = new DetectorJob(config);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(job.settings());
    job.assemble(env, Map.of());
    int vertices = env.getStreamGraph().getJobGraph().getNumberOfVertices();

    DetectorModel model = ModelCodec.decode(ModelCodec.encode(ModelFixtures.model()));
    Reconstruction reconstruction = model.newReconstruction();
    new FeatureExtractor(config.plan().schema(), 16).start();
    for (int i = 0; i < 100; i++) {
      FeatureVector vector =
          new FeatureVector("e", "", i, new Origin("t", 0, i, i), new float[] {i, 20, 30});
      reconstruction.take(vector.values());
    }
    System.out.println("scored, vertices " + vertices);
  }
}
