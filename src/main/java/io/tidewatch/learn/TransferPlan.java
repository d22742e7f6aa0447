package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.Family;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.ModelFormatException;
import java.io.Serializable;

/**
 * With which earlier model the first training of a slot begins. Later trainings begin from the
 * seed: by then the slot has rows of its own, and a challenger must not inherit what its champion
 * overlooks.
 *
 * @param model the bytes of {@link ModelCodec}, so that a plan can travel with a job
 * @param frozenLayers how many layers of its encoder keep their bits
 */
@SuppressWarnings("ArrayRecordComponent")
public record TransferPlan(byte[] model, int frozenLayers) implements Serializable {

  /**
   * Copies the bytes and looks into them.
   *
   * @throws IllegalArgumentException when they are no model, or more layers are frozen than its
   *     encoder has
   */
  public TransferPlan {
    model = model.clone();
    new Transfer(decode(model).autoencoder(), frozenLayers);
  }

  @Override
  public byte[] model() {
    return model.clone();
  }

  /** The earlier model. */
  public DetectorModel earlier() {
    return decode(model);
  }

  /** What a trainer needs of it. */
  public Transfer transfer() {
    return new Transfer(earlier().autoencoder(), frozenLayers);
  }

  /**
   * Whether the earlier model is of a family: its provenance says so.
   *
   * @param earlier a model that was trained, rather than read from another system
   */
  public static boolean isOf(DetectorModel earlier, Family family) {
    return earlier.provenance().spec().startsWith(family.text() + "{");
  }

  private static DetectorModel decode(byte[] bytes) {
    try {
      return ModelCodec.decode(bytes);
    } catch (ModelFormatException noModel) {
      throw new IllegalArgumentException(noModel.getMessage(), noModel);
    }
  }
}
