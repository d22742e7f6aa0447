/**
 * Faults on real processes: a broker, a cluster, a stream, harm done to them, and the outputs
 * compared with those of an undisturbed run. Not part of the job jar.
 */
package io.tidewatch.chaos;
