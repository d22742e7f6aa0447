/**
 * What {@code ./tidewatch bench} measures: kernels, pipelines, growth and latency. Never shipped.
 */
package io.tidewatch.bench;
