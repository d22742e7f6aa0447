/**
 * One YAML file becomes one validated {@link io.tidewatch.config.Config}, or the list of everything
 * that is wrong with it. The only room that knows YAML.
 */
package io.tidewatch.config;
