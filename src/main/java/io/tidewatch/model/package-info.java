/**
 * The detector model: scaler, compiled autoencoder, residual scale and calibration, and its bytes.
 */
package io.tidewatch.model;
