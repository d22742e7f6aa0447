/** The doors to Kafka: sources, sinks, the forms of their records, and a look before the start. */
package io.tidewatch.kafka;
