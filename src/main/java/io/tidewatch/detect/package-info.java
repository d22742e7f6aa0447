/** From a feature vector to an alert: scoring with a model, and the pure policy that decides. */
package io.tidewatch.detect;
