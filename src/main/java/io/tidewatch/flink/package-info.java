/**
 * The pipeline on Flink: state access, timers, side outputs and metrics around one call into the
 * domain.
 */
package io.tidewatch.flink;
