/**
 * Avro: records that come in it, alerts that go out in it. The only room that knows the library.
 */
package io.tidewatch.avro;
