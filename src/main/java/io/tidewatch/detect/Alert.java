package io.tidewatch.detect;

import io.tidewatch.model.ModelVersion;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.PassedField;
import java.util.List;
import java.util.Objects;

/**
 * One message about an episode of one entity. Arrays are in the order of the feature schema and
 * never written to.
 *
 * @param id names this alert: a hash of episode, status, time and severity, the same on every
 *     replay
 * @param episodeId names the episode: a hash of pipeline, entity, event time and model version of
 *     its first exceedance
 * @param status where in the episode's life it stands
 * @param entity whose it is
 * @param time event time of the alert, milliseconds since the epoch
 * @param severity the episode's severity so far
 * @param error the reconstruction error of the record it shows
 * @param grade 0 to 1, by how much rarer than the wanted rate the record is
 * @param confidence how much of the threshold rests on errors seen, in (0, 1)
 * @param threshold the error from which records exceed
 * @param pValue the record's p-value
 * @param exceedances how many records of the episode exceeded so far
 * @param suppressed how many exceeded in the cool-down before the episode
 * @param startTime event time of the episode's first exceedance
 * @param endTime event time of its last exceedance so far
 * @param values the record's features, NaN where missing
 * @param expected what the model expected
 * @param shares the share of each feature in the error
 * @param version the model that scored the record
 * @param origin where the record came from
 * @param passed fields of the record that are passed through
 */
@SuppressWarnings("ArrayRecordComponent")
public record Alert(
    String id,
    String episodeId,
    AlertStatus status,
    String entity,
    long time,
    Severity severity,
    float error,
    double grade,
    double confidence,
    double threshold,
    double pValue,
    long exceedances,
    long suppressed,
    long startTime,
    long endTime,
    float[] values,
    float[] expected,
    float[] shares,
    ModelVersion version,
    Origin origin,
    List<PassedField> passed) {

  /** Checks that nothing is null and arrays are of equal length. */
  public Alert {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(episodeId, "episodeId");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(origin, "origin");
    passed = List.copyOf(passed);
    if (values.length != expected.length || values.length != shares.length) {
      throw new IllegalArgumentException(
          "values, expected and shares must be of equal length, but was "
              + values.length
              + ", "
              + expected.length
              + ", "
              + shares.length);
    }
  }
}
