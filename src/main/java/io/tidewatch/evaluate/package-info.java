/**
 * How good the detector is: streams with known faults, labelled files, and the measures of what it
 * made of them.
 */
package io.tidewatch.evaluate;
