package io.tidewatch.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.AlertCodec;
import io.tidewatch.detect.AlertStateCodec;
import io.tidewatch.detect.EntityStateCodec;
import io.tidewatch.detect.ModelTimelineCodec;
import io.tidewatch.detect.ReferenceCodec;
import io.tidewatch.detect.ScoreCodec;
import io.tidewatch.feature.FeatureVectorCodec;
import io.tidewatch.feature.WindowStateCodec;
import io.tidewatch.learn.AdmissionStateCodec;
import io.tidewatch.learn.DecisionCodec;
import io.tidewatch.learn.LearnStateCodec;
import io.tidewatch.learn.ModelDecisionCodec;
import io.tidewatch.learn.SampleCodec;
import io.tidewatch.learn.TenuresCodec;
import io.tidewatch.model.Wire;
import io.tidewatch.reading.ArrivalCodec;
import io.tidewatch.reading.Codec;
import io.tidewatch.reading.DeadLetterCodec;
import io.tidewatch.reading.PartitionMaximumCodec;
import io.tidewatch.reading.ReadingCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fuzzer begins with bytes that are read: what the corpus calls valid must be. Run with {@code
 * -Dtidewatch.write=true}, it writes those of {@link CodecSeeds}.
 */
class CodecSeedsTest {

  private static final Path CORPUS =
      Path.of("src/test/resources/io/tidewatch/fuzz/CodecFuzzTestInputs");

  private static final Map<String, Codec<?>> CODECS =
      Map.ofEntries(
          Map.entry("admission", new AdmissionStateCodec()),
          Map.entry("alert", new AlertCodec()),
          Map.entry("alertState", new AlertStateCodec()),
          Map.entry("arrival", new ArrivalCodec()),
          Map.entry("deadLetter", new DeadLetterCodec()),
          Map.entry("decision", new ModelDecisionCodec()),
          Map.entry("eitherDecision", new DecisionCodec()),
          Map.entry("entityState", new EntityStateCodec()),
          Map.entry("featureVector", new FeatureVectorCodec()),
          Map.entry("learnState", new LearnStateCodec()),
          Map.entry("modelTimeline", new ModelTimelineCodec()),
          Map.entry("partitionMaximum", new PartitionMaximumCodec()),
          Map.entry("reading", new ReadingCodec()),
          Map.entry("reference", new ReferenceCodec()),
          Map.entry("sample", new SampleCodec()),
          Map.entry("score", new ScoreCodec()),
          Map.entry("tenures", new TenuresCodec()),
          Map.entry("windowState", new WindowStateCodec()));

  static List<Path> valid() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("valid-"))
          .map(CORPUS::relativize)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void whatIsCalledValidIsRead(Path file) throws IOException {
    Codec<?> codec = CODECS.get(file.getParent().toString());

    assertThat(Wire.<Object>read(uncheckedly(codec), Files.readAllBytes(CORPUS.resolve(file))))
        .isNotNull();
  }

  @SuppressWarnings("unchecked")
  private static Codec<Object> uncheckedly(Codec<?> codec) {
    return (Codec<Object>) codec;
  }

  @Test
  void everyTargetBeginsWithSomethingValid() throws IOException {
    assertThat(valid().stream().map(file -> file.getParent().toString()).distinct())
        .containsExactlyInAnyOrderElementsOf(CODECS.keySet());
  }

  @Test
  void theCorpusHoldsWhatIsMadeForIt() throws IOException {
    for (Map.Entry<String, byte[]> seed : CodecSeeds.all().entrySet()) {
      Path file = CORPUS.resolve(seed.getKey());
      if (Boolean.getBoolean("tidewatch.write")) {
        Files.createDirectories(file.getParent());
        Files.write(file, seed.getValue());
      }
      assertThat(file).hasBinaryContent(seed.getValue());
    }
  }
}
