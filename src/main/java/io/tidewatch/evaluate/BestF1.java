package io.tidewatch.evaluate;

import java.util.OptionalDouble;

/**
 * The threshold that would have given the largest F1, known only afterwards and with the labels.
 *
 * @param f1 the harmonic mean of precision and recall (van Rijsbergen 1979)
 * @param threshold records with this score or more count as alerts
 * @param precision the share of the alerts that are anomalies
 * @param recall the share of the anomalies that are alerts
 * @param farPercent the share of the normal records that are alerts, in percent; empty where no
 *     record is normal
 */
public record BestF1(
    double f1, double threshold, double precision, double recall, OptionalDouble farPercent) {}
