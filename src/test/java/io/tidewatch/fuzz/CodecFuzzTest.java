package io.tidewatch.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
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
import io.tidewatch.reading.ArrivalCodec;
import io.tidewatch.reading.DeadLetterCodec;
import io.tidewatch.reading.PartitionMaximumCodec;
import io.tidewatch.reading.ReadingCodec;

/** Bytes of checkpoints, savepoints and channels between tasks. */
class CodecFuzzTest {

  @FuzzTest
  void arrival(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new ArrivalCodec(), bytes);
  }

  @FuzzTest
  void reading(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new ReadingCodec(), bytes);
  }

  @FuzzTest
  void deadLetter(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new DeadLetterCodec(), bytes);
  }

  @FuzzTest
  void partitionMaximum(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new PartitionMaximumCodec(), bytes);
  }

  @FuzzTest
  void featureVector(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new FeatureVectorCodec(), bytes);
  }

  @FuzzTest
  void windowState(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new WindowStateCodec(), bytes);
  }

  @FuzzTest
  void score(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new ScoreCodec(), bytes);
  }

  @FuzzTest
  void alert(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new AlertCodec(), bytes);
  }

  @FuzzTest
  void alertState(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new AlertStateCodec(), bytes);
  }

  @FuzzTest
  void entityState(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new EntityStateCodec(), bytes);
  }

  @FuzzTest
  void reference(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new ReferenceCodec(), bytes);
  }

  @FuzzTest
  void modelTimeline(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new ModelTimelineCodec(), bytes);
  }

  @FuzzTest
  void sample(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new SampleCodec(), bytes);
  }

  @FuzzTest
  void decision(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new ModelDecisionCodec(), bytes);
  }

  @FuzzTest
  void eitherDecision(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new DecisionCodec(), bytes);
  }

  @FuzzTest
  void admission(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new AdmissionStateCodec(), bytes);
  }

  @FuzzTest
  void tenures(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new TenuresCodec(), bytes);
  }

  @FuzzTest
  void learnState(byte[] bytes) {
    StoredBytes.assertReadOrRefused(new LearnStateCodec(), bytes);
  }
}
