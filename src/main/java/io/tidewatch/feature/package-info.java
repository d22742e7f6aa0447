/** The context around a record: window state of one entity, and the feature vector made of it. */
package io.tidewatch.feature;
