/**
 * Learning from the stream: sampling, judging, training sets, the gate, and one decision a window.
 */
package io.tidewatch.learn;
