package io.tidewatch.bench;

/**
 * How a job went.
 *
 * @param seconds from the moment its source ran to its end
 * @param checkpointBytes the largest completed checkpoint, 0 without one
 * @param checkpointMillis how long that took
 */
record Timing(double seconds, long checkpointBytes, long checkpointMillis) {}
