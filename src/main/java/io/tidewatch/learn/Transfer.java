package io.tidewatch.learn;

import io.tidewatch.model.Autoencoder;
import java.util.Objects;

/**
 * An earlier network, of another plant of the kind, that a training begins with; its first layers
 * may stay as they are (Yosinski, Clune, Bengio and Lipson 2014, section 2). Both plants give
 * scaled features, each by a scaler of its own: what carries over is how features go together, not
 * where they lie.
 *
 * @param earlier where the parameters begin
 * @param frozenLayers how many layers of its encoder, from the input on, keep their bits
 */
public record Transfer(Autoencoder earlier, int frozenLayers) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when more layers are frozen than the encoder has
   */
  public Transfer {
    Objects.requireNonNull(earlier, "earlier");
    if (frozenLayers < 0 || frozenLayers > earlier.encoderLayers()) {
      throw new IllegalArgumentException(
          "frozen layers must be 0 to the encoder's "
              + earlier.encoderLayers()
              + ", but was "
              + frozenLayers);
    }
  }
}
